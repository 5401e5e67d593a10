/** Holds a folder until it is killed: for a test. */
import { lockFolder } from "./index.ts";

const [, , folder = ""] = process.argv;
lockFolder(folder);
process.send?.("held");
setInterval(() => {}, 1000);
