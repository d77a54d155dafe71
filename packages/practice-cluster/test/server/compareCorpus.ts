/**
 * Sends every manifest of the corpus as a dry run to the practice cluster and to the real control plane, and prints the
 * differences between the answers, including the fields of accepted objects. The conformance suite compares only
 * outcomes. Usage: node packages/practice-cluster/test/server/compareCorpus.ts [--verbose] [--bad]
 */
import { isObject, jsonEqual, type JsonObject, omit } from "../../src/api/json.ts";
import { comparedManifests, compareOutcome } from "../support/conformance/compareOutcome.ts";
import { conformanceTarget, stopTargets } from "../support/conformance/target.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { badManifests } from "./badManifests.ts";

const verbose = process.argv.includes("--verbose");
const manifests = comparedManifests(process.argv.includes("--bad") ? badManifests : corpus());
const counts = new Map<string, number>();
let same = 0;
let sameOutcome = 0;
try {
  const real = await conformanceTarget("real control plane");
  const practice = await conformanceTarget("practice cluster");
  for (const manifest of manifests) {
    const { real: wanted, practice: got } = await compareOutcome(manifest, real, practice);
    if (wanted.text === got.text) same++;
    if (wanted.reason === got.reason) sameOutcome++;
    if (wanted.reason !== got.reason || (verbose && wanted.text !== got.text))
      console.log(
        `${manifest.name}\n  real:     ${wanted.text.slice(0, 600)}\n  practice: ${got.text.slice(0, 600)}`,
      );
    if (wanted.text !== "accepted" || got.text !== "accepted") continue;
    for (const difference of differences(comparable(wanted.body), comparable(got.body), "")) {
      const key = `${manifest.type.kind}: ${difference}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
} finally {
  await stopTargets();
}
console.log(
  `${manifests.length} manifests: ${sameOutcome} with the same outcome, ${same} with the same message`,
);
for (const [difference, count] of [...counts].sort(([, left], [, right]) => right - left).slice(0, 60))
  console.log(`${count}x ${difference}`);

function comparable(body: unknown): unknown {
  if (!isObject(body) || !isObject(body["metadata"])) return body;
  const metadata = omit(body["metadata"], "uid", "creationTimestamp", "managedFields", "resourceVersion");
  return { ...body, metadata };
}

function differences(left: unknown, right: unknown, path: string): string[] {
  if (jsonEqual(left, right)) return [];
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length)
    return left.flatMap((item, index) => differences(item, right[index], `${path}[]`));
  if (!isObject(left) || !isObject(right)) return [`${path} real ${text(left)} practice ${text(right)}`];
  const all: JsonObject = { ...left, ...right };
  return Object.keys(all).flatMap((key) => differences(left[key], right[key], `${path}.${key}`));
}

function text(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100);
}
