/** Builds the npm package and prints its folder. Usage: npm run package:practice-cluster */
import { buildPackage, publishedFolder } from "./buildPackage.ts";

await buildPackage();
console.log(publishedFolder);
