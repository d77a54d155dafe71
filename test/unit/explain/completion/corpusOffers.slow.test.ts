import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { offersAt } from "../../../../src/explain/completion/offersAt.ts";
import type { Offer, Offers } from "../../../../src/explain/completion/offer.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { fieldAt } from "../../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../../src/manifests/fieldPath.ts";
import { parsedFields } from "../../manifests/outlineOracle.ts";
import { readSchemaFile } from "../explained.ts";

const explainer = new Explainer(readSchemaFile, "en");

/** The least share of the keys that are offered where they were taken away. */
const leastShare = 0.99;

describe("Completion in the manifests of the corpus", function () {
  this.timeout(300_000);

  it("offers each key where it was taken away with its value", async function () {
    const files = corpus();
    if (files.length === 0) return this.skip();
    let asked = 0;
    const missing: string[] = [];
    for (const { name, text } of files) {
      for (const { start, path } of parsedFields(text) ?? []) {
        const field = fieldAt(text, start);
        const key = String(path.at(-1));
        // Flow collections are asked below, as JSON.
        const lineStart = text.lastIndexOf("\n", start - 1) + 1;
        if (!field?.type.kind || !/^ *(?:- +)*$/.test(text.slice(lineStart, start))) continue;
        const list = await explainer.listFields({ ...field, path: field.path.slice(0, -1) });
        if (!list?.fields.some((each) => each.name === key) || list.steps.length > 0) continue;
        // The status is the cluster's.
        if (field.path.length === 1 && key === "status") continue;
        asked++;
        const lineEnd = text.indexOf("\n", start);
        const without = text.slice(0, start) + (lineEnd < 0 ? "" : text.slice(lineEnd));
        const offers = await offersAt(without, start, explainer);
        if (!offers?.offers.some(({ label, what }) => label === key && what === "field"))
          missing.push(`${field.type.kind} ${formatFieldPath(field.path)} in ${name}`);
      }
    }
    const share = 1 - missing.length / asked;
    console.log(
      `      ${asked - missing.length} of ${asked} keys are offered: ${(share * 100).toFixed(2)} %`,
    );
    assert.ok(asked > 5_000, `only ${asked} keys were asked for`);
    assert.ok(share >= leastShare, `${missing.length}: ${missing.slice(0, 20).join("\n")}`);
  });

  it("offers each key at its place in the same manifests as JSON", async function () {
    let asked = 0;
    const missing: string[] = [];
    for (const { name, text: yaml } of corpus())
      for (const object of parsedObjects(yaml)) {
        const text = JSON.stringify(object, undefined, 2);
        for (const { start, path } of (parsedFields(text) ?? []).filter((_, index) => index % every === 0)) {
          const field = fieldAt(text, start);
          const key = String(path.at(-1));
          if (!field?.type.kind || text.charAt(start) !== '"') continue;
          const list = await explainer.listFields({ ...field, path: field.path.slice(0, -1) });
          if (!list?.fields.some((each) => each.name === key) || list.steps.length > 0) continue;
          if (field.path.length === 1 && key === "status") continue;
          for (const [what, without, offset] of withoutKey(text, start, key)) {
            asked++;
            const offers = await offersAt(without, offset, explainer);
            const offer = offers?.offers.find((each) => each.label === key && each.what === "field");
            if (offers && offer && isJson(inserted(without, offers, offer))) continue;
            missing.push(`${what}: ${field.type.kind} ${formatFieldPath(field.path)} in ${name}`);
          }
        }
      }
    const share = 1 - missing.length / asked;
    console.log(`      ${asked - missing.length} of ${asked} places in JSON: ${(share * 100).toFixed(2)} %`);
    assert.ok(asked > 1_000, `only ${asked} keys were asked for`);
    assert.ok(share >= leastShare, `${missing.length}: ${missing.slice(0, 20).join("\n")}`);
  });
});

/** Which share of the keys is asked for as JSON: each place reads its document anew. */
const every = 7;

function parsedObjects(text: string): unknown[] {
  try {
    return parseAllDocuments(text, { logLevel: "error" }).flatMap((document) => {
      const object: unknown =
        "toJS" in document && document.errors.length === 0 ? document.toJS() : undefined;
      return object !== null && typeof object === "object" ? [object] : [];
    });
  } catch {
    return [];
  }
}

/** Writes an offer, with a number where something is still to be written. */
function inserted(text: string, { start, end, missingComma = start }: Offers, offer: Offer): string {
  const { text: written, cursor = written.length } = offer;
  const [before, after] = [written.slice(0, cursor), written.slice(cursor)];
  const value = /[{["]$/.test(before) ? "" : "0";
  const comma = missingComma < start ? "," : "";
  return `${text.slice(0, missingComma)}${comma}${text.slice(missingComma, start)}${before}${value}${after}${text.slice(end)}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Takes a key of JSON away: its name, and where its value is in its line, all of it, also without the comma before. */
function withoutKey(
  text: string,
  start: number,
  key: string,
): [what: string, text: string, offset: number][] {
  const end = start + JSON.stringify(key).length;
  const places: [string, string, number][] = [
    ["its name", `${text.slice(0, start)}""${text.slice(end)}`, start + 1],
  ];
  const lineEnd = text.indexOf("\n", end);
  if (/[{[]$/.test(text.slice(end, lineEnd))) return places;
  const rest = text.slice(lineEnd);
  places.push(["the line", `${text.slice(0, start)}${rest}`, start]);
  const before = text.slice(0, start).trimEnd();
  if (before.endsWith(",")) {
    const gap = text.slice(before.length, start);
    places.push(["the line and its comma", `${before.slice(0, -1)}${gap}${rest}`, start - 1]);
  }
  return places;
}
