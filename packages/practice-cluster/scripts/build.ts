/** Puts the npm package together and says where it lies. Usage: npm run package:practice-cluster */
import { buildPackage, publishedFolder } from "./buildPackage.ts";

await buildPackage();
console.log(publishedFolder);
