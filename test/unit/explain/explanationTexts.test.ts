import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import { explainedKinds } from "../../../scripts/explanations/explainedKinds.ts";
import { fieldsOfKind } from "../../../scripts/explanations/fieldsOfKind.ts";
import { missingTexts } from "../../../scripts/explanations/missingTexts.ts";
import { currentDescriptions, readReviewed } from "../../../scripts/explanations/reviewed.ts";
import { explained, readSchemaFile } from "./explained.ts";

/** Longest text, in characters; a hover should fit on a small screen. */
const longest = { en: 750, ko: 550 } as const;

/** Shortest part of the API's description that counts as repeated, in characters. */
const repeated = 60;

describe("The written explanations", function () {
  this.timeout(60_000);

  it("cover every field and every allowed value of the kinds that people write", async () => {
    const { missing, checked } = await missingTexts(readSchemaFile);
    assert.ok(checked > 5_000, `${checked} fields and values`);
    assert.deepEqual(missing, []);
  });

  it("were compared with what the API says of each definition", async () => {
    const [reviewed, current] = [readReviewed(), await currentDescriptions(readSchemaFile)];
    const changed = Object.keys(current).filter((name) => reviewed[name] !== current[name]);
    assert.deepEqual(changed, [], "compare the texts, then run npm run explanations -- --reviewed");
    assert.deepEqual(
      Object.keys(reviewed).filter((name) => !Object.hasOwn(current, name)),
      [],
    );
  });

  it("are short, say nothing twice, and are not the API's text", async () => {
    const schemas = new SchemaStore(readSchemaFile);
    const wrong = new Set<string>();
    for (const [apiVersion, kinds] of Object.entries(explainedKinds))
      for (const kind of kinds)
        for await (const { path, schema } of fieldsOfKind(schemas, apiVersion, kind))
          for (const language of languages) {
            const found = await explained(`${apiVersion} ${kind}`, path, language);
            for (const text of [
              found?.written ?? "",
              ...(found?.values ?? []).map(({ written = "" }) => written),
            ]) {
              const where = `${kind} ${path.join(".")} (${language}): ${text.slice(0, 80)}`;
              // A kind is explained by two texts.
              if (text.length > longest[language] && path.at(-1) !== "kind") wrong.add(`long: ${where}`);
              if (saysTwice(text)) wrong.add(`twice: ${where}`);
              if (repeats(text, schema.description ?? "")) wrong.add(`the API's: ${where}`);
            }
          }
    assert.deepEqual([...wrong], []);
  });
});

/** Whether a text has a sentence twice, or begins two sentences with the same long clause. */
function saysTwice(text: string): boolean {
  const clauses = text.split(/(?<=[.!?])\s+/).map((sentence) => sentence.split(/[,:;]/, 1)[0] ?? "");
  const long = clauses.filter((clause) => clause.length > 20);
  return new Set(long).size < long.length;
}

function repeats(text: string, description: string): boolean {
  for (const sentence of description.split(/(?<=[.!?])\s+/))
    if (sentence.length >= repeated && text.includes(sentence)) return true;
  return false;
}
