/** `npm run practice`: the command of the package, newly built, with its options. */
import { join } from "node:path";
import { buildPackage, publishedFolder } from "./buildPackage.ts";

await buildPackage();
await import(join(publishedFolder, "bin.js"));
