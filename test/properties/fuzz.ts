/**
 * Tries the properties on new inputs for as long as it is told, and prints one JSON object for each: how many inputs,
 * the seed that makes them again, and the smallest input that broke the rule. Ends with 1 where one did.
 *
 * Usage: npm run fuzz -- [--minutes 20] [--only <part of a suite's or property's name>] [--seed <number>]
 */
import { parseArgs } from "node:util";
import type { Property } from "@kubernetes-workshop/testing/property";
import { suites } from "./suites.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isSafeInteger(seed)) throw new Error("--minutes and --seed take numbers.");

const chosen = suites
  .map((suite) => ({
    ...suite,
    properties: suite.properties.filter(({ name }) => `${suite.name} ${name}`.includes(values.only)),
  }))
  .filter(({ properties }) => properties.length > 0);
const count = chosen.reduce((sum, { properties }) => sum + properties.length, 0);
if (count === 0) throw new Error(`No property's name holds "${values.only}".`);

let failed = 0;
for (const { name, properties, start } of chosen) {
  const started = await start?.();
  try {
    for (const each of properties) await tryFor(name, each);
  } finally {
    await started?.[Symbol.asyncDispose]();
  }
}
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function tryFor(suite: string, { name, check }: Property): Promise<void> {
  const begun = performance.now();
  const limitMs = (minutes * 60_000) / count;
  const { inputs, failure } = await check({ seed, runs: 2 ** 31 - 1, limitMs });
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (failure !== undefined) failed++;
  console.log(JSON.stringify({ suite, name, inputs, seconds, seed, failure }));
}
