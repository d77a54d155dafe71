/** Builds the VSIX and prints its path. Usage: npm run package */
import { statSync } from "node:fs";
import { packageExtension } from "./packageExtension.ts";

const file = await packageExtension();
console.log(`${file} (${(statSync(file).size / 1000).toFixed(0)} kB)`);
