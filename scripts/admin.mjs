/** `npm run admin -- …`: what an operator does on the server itself. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { environment, makeModulesReady, pinnedNode, root } from "./ready.mjs";

makeModulesReady();
const args = [join(root, "apps/server/src/admin.ts"), ...process.argv.slice(2)];
process.exit(spawnSync(pinnedNode(), args, { cwd: root, env: environment(), stdio: "inherit" }).status ?? 1);
