/**
 * Prints which written explanations are missing, and which definitions the API describes otherwise than when their
 * explanations were last compared with it. Usage: npm run explanations [-- --reviewed]; `--reviewed` keeps that they
 * agree.
 */
import { schemaFilesToPack } from "../packSchemas.ts";
import { missingTexts } from "./missingTexts.ts";
import { currentDescriptions, readReviewed, writeReviewed } from "./reviewed.ts";

const files = schemaFilesToPack();
const read = (path: string): Promise<string | undefined> => Promise.resolve(files.get(path));

const { missing, checked } = await missingTexts(read);
for (const each of missing) console.log(`missing: ${each}`);

const [before, now] = [readReviewed(), await currentDescriptions(read)];
const changed = Object.keys(now).filter((name) => before[name] !== now[name]);
if (process.argv.includes("--reviewed")) writeReviewed(now);
else for (const name of changed) console.log(`changed: ${name}`);
console.log(
  `${checked} fields and values, ${missing.length} texts missing, ${changed.length} definitions changed`,
);
