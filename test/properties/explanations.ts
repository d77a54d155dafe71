import assert from "node:assert/strict";
import fc from "fast-check";
import { marked } from "marked";
import { Explainer } from "../../src/explain/explainer.ts";
import { explanationMarkdown } from "../../src/explain/explanationMarkdown.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { manifestFixtures } from "../support/manifestFixtures.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

/** What has a meaning in Markdown, or looks like an address. */
const piece = fc.constantFrom(
  ...["[x](command:y)", "[x](http://a.b/c)", "![i](http://a.b/c.png)", "<img src=x>", "<a href=x>y</a>"],
  ...["<http://a.b>", "http://a.b/c", "www.a.b", "me@a.b", "[r]: http://a.b", "[r]", "&lt;", "\\", "\\`"],
  ...["`", "``", "```", "~~~", "*", "_", "#", "> ", "- ", "1. ", "| a |", "    ", "\t", "\n", "\n\n", " "],
  ...["a", "한국어", "{{ x }}", "0", "1Gi", "25%", "--"],
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

const explainer = new Explainer(readSchemaFile, "ko", { now: () => Date.UTC(2026, 10, 28) });
const texts = [...manifestFixtures(), ...corpus()].map((file) => file.text);

/** Asserts that Markdown has no link but ours, no image, and no HTML of somebody else. */
function assertSafe(markdown: string): void {
  const html = marked.parse(markdown, { async: false });
  for (const [, address = ""] of html.matchAll(/href="([^"]*)"/g))
    assert.match(address, /^https:\/\/(?:kubernetes\.io|docs\.aws\.amazon\.com)\//, markdown);
  assert.doesNotMatch(html, /<(?:img|script|iframe|style|svg|input)\b/, markdown);
}

export const explanations: PropertySuite = {
  name: "explanations",
  properties: [
    property(
      "nothing in the definition or the value of a custom resource has a meaning in a hover",
      1_000,
      fc.tuple(text, text, text, text, text),
      async (description, allowed, standard, name, value) => {
        const field = { type: "string", description, enum: [allowed, "a"], default: standard };
        const schema = { properties: { spec: { type: "object", properties: { [name]: field } } } };
        const type = { apiVersion: "example.com/v1", kind: "Widget" };
        const custom = new Explainer(readSchemaFile, "en", {
          findCustomKind: () => Promise.resolve({ ...type, schema }),
        });
        const explanation = await custom.explain({ type, path: ["spec", name], value });
        if (explanation) assertSafe(explanationMarkdown(explanation));
      },
    ),
    property(
      "any value of any field is explained without an error or a link",
      500,
      fc.tuple(fc.constantFrom(...texts), fc.nat(), text),
      async (manifest, at, value) => {
        const field = fieldAt(manifest, at % (manifest.length + 1));
        if (!field) return;
        const explanation = await explainer.explain({ ...field, value });
        if (explanation) assertSafe(explanationMarkdown(explanation));
      },
    ),
  ],
};
