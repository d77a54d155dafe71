/**
 * Runs the unit tests of some rooms, slow ones included: `npm run test:unit -- manifests features/explanations`; without a
 * room, runs all. Options go to mocha: `-- manifests --grep quoted`.
 */
import { chosenRooms, testedRooms } from "./rooms.ts";
import { mocha, root, runStages } from "./stages.ts";

const args = process.argv.slice(2);
const options = args.findIndex((arg) => arg.startsWith("-"));
const names = options < 0 ? args : args.slice(0, options);
const more = options < 0 ? [] : args.slice(options);
try {
  const rooms = chosenRooms(testedRooms(root), names);
  const globs = rooms.map(({ folder }) => `${folder}/**/*.test.ts`);
  const files = globs.length > 0 ? globs : ["{test,packages/*/test}/unit/**/*.test.ts"];
  await runStages({ [names.join(", ") || "unit tests"]: mocha(files[0] ?? "", ...files.slice(1), ...more) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
