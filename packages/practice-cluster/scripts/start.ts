/** `npm run practice`: builds the package's command and runs it with its options. */
import { join } from "node:path";
import { buildPackage, publishedFolder } from "./buildPackage.ts";

await buildPackage();
await import(join(publishedFolder, "bin.js"));
