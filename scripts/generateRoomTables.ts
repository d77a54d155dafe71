/** Updates the allowed imports in the tables of CONTRIBUTING.md. Usage: npm run generate:rooms */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { rooms } from "./lint/rooms.mjs";
import { withRooms } from "./roomTables.ts";

const file = join(import.meta.dirname, "../CONTRIBUTING.md");
const text = withRooms(readFileSync(file, "utf8"), rooms);
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
