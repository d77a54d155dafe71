/** Builds the VSIX and says where it lies. Usage: npm run package */
import { statSync } from "node:fs";
import { packageExtension } from "./packageExtension.ts";

const file = await packageExtension();
console.log(`${file} (${(statSync(file).size / 1000).toFixed(0)} kB)`);
