/** TBX in and out, apart from the rest: whoever has no such file need not load what reads XML. */
export { readTbx, type TbxConcept, type TbxRead, type TbxRefused, type TbxTrouble } from "./tbx-read.ts";
export { type TbxFile, writeTbx } from "./tbx-write.ts";
export { longestXml } from "./xml.ts";
