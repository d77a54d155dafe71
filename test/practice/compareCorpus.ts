/**
 * Sends every manifest of the corpus, as a dry run, to the practice cluster and to the real control plane, and
 * prints where the answers differ. Usage: node test/practice/compareCorpus.ts [--verbose]
 */
import { parseAllDocuments } from "yaml";
import { builtinResources } from "../../src/practice/api/builtinResources.ts";
import { isObject, jsonEqual, type JsonObject, omit, valueAt } from "../../src/practice/api/json.ts";
import { groupVersion } from "../../src/practice/api/resourceType.ts";
import { startControlPlane } from "../support/controlPlane/start.ts";
import { corpus } from "../support/corpus.ts";
import { PracticeProcess } from "../support/practice/practiceProcess.ts";
import { badManifests } from "./badManifests.ts";

const verbose = process.argv.includes("--verbose");
const own = process.argv.includes("--bad");
await using real = await startControlPlane({ name: "compare" });
await using practice = await PracticeProcess.start();

let same = 0;
let sameOutcome = 0;
let total = 0;
const counts = new Map<string, number>();
for (const { name, text } of own ? badManifests : corpus()) {
  for (const document of parseAllDocuments(text, { logLevel: "silent" })) {
    if (document.errors.length > 0) continue;
    let object: unknown;
    try {
      object = document.toJS();
    } catch {
      continue;
    }
    if (!isObject(object)) continue;
    const type = builtinResources.find(
      (one) => one.kind === valueAt(object, "kind") && groupVersion(one) === valueAt(object, "apiVersion"),
    );
    if (!type) continue;
    const metadata = isObject(object["metadata"]) ? { ...object["metadata"] } : {};
    if (type.namespaced) metadata["namespace"] = "default";
    const body = { ...object, metadata };
    const root = type.group === "" ? "/api/v1" : `/apis/${groupVersion(type)}`;
    const path = `${root}${type.namespaced ? "/namespaces/default" : ""}/${type.plural}?dryRun=All&fieldValidation=Strict`;
    const expected = await real.request("POST", path, body);
    const actual = await practice.request("POST", path, body);
    total++;
    const [want, got] = [outcome(expected.body), outcome(actual.body)];
    if (want === got) {
      same++;
      sameOutcome++;
      const [left, right] = [comparable(expected.body), comparable(actual.body)];
      if (!jsonEqual(left, right)) {
        for (const difference of differences(left, right, "")) {
          const key = `${type.kind}: ${difference}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
      continue;
    }
    if (codeOf(expected.body) === codeOf(actual.body)) sameOutcome++;
    if (verbose || own || codeOf(expected.body) !== codeOf(actual.body))
      console.log(
        `${name} ${type.kind}\n  real:     ${want.slice(0, 600)}\n  practice: ${got.slice(0, 600)}`,
      );
  }
}
console.log(`${total} manifests: ${sameOutcome} with the same outcome, ${same} with the same message`);
for (const [difference, count] of [...counts].sort(([, left], [, right]) => right - left).slice(0, 60))
  console.log(`${count}x ${difference}`);

function codeOf(body: unknown): string {
  return valueAt(body, "kind") === "Status"
    ? `${String(valueAt(body, "code"))} ${String(valueAt(body, "reason"))}`
    : "accepted";
}

function outcome(body: unknown): string {
  return valueAt(body, "kind") === "Status"
    ? `${codeOf(body)} ${String(valueAt(body, "message"))}`
    : "accepted";
}

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
