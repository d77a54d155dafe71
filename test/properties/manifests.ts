import assert from "node:assert/strict";
import fc from "fast-check";
import { stringify } from "yaml";
import { documentSlices } from "../../src/manifests/documentSlices.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../src/manifests/fieldPath.ts";
import { readOutline } from "../../src/manifests/outline/readOutline.ts";
import { placeAt } from "../../src/manifests/placeAt.ts";
import { placeInBlock } from "../../src/manifests/placeInBlock.ts";
import { readManifests } from "../../src/manifests/readManifests.ts";
import { withLabel } from "../../src/manifests/withLabel.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { manifestFixtures } from "../support/manifestFixtures.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

/** Looks at a character that the reader may need: more would mean that it reads something again and again. */
const stepsPerCharacter = 32;

const texts = [...manifestFixtures(), ...corpus().filter((_, index) => index % 10 === 0)].map(
  ({ text }) => text,
);

/** What structure is made of, and what breaks it. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...Array.from(" \t\n\r#:-?,[]{}\"'|>&*!%@`\\~.=\uFEFF\u3000")) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...["---\n", "...\n", "\r\n", "  ", "- ", "? ", ": ", "a: ", "kind: Pod\n", "items:\n", "{{ ", " }}"],
      ...[
        "{{- /*",
        "*/",
        "''",
        '\\"',
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        "<<: ",
        "&a ",
        "*a",
        "!!str ",
        "# it's\n",
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 4, unit: "binary" }) },
);

const tokens = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(""));

/** Tokens, many times over: what takes too long shows in a long text. */
const repeated = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), tokens, fc.integer({ min: 1, max: 400 }))
  .map(([pieces, rest, times]) => pieces.join("").repeat(times) + rest);

/** A manifest in which something is written over or left out at a few places. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), tokens), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((before, [where, length, inserted]) => {
      const at = Math.floor(before.length * where);
      return before.slice(0, at) + inserted.slice(0, 12) + before.slice(at + length);
    }, text),
  );

const anyText = fc.oneof(mutated, repeated, tokens);

const scalar = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "",
    "a: b",
    "# no",
    "- x",
    "it's",
    '"q"',
    "yes",
    "null",
    "0644",
    "1e3",
    "a\nb: c\n",
    "{{ x }}",
    "한국어",
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** Keys of manifests: names of fields, labels, file names. */
const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9./_-]{0,12}$/),
  fc.constantFrom("__proto__", "a b", "a: b", "a#b", "-a", "?a", "'", '"', "한국어", "a.b/c"),
);

const { tree: object } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    tie("tree"),
    fc.array(tie("node"), { maxLength: 4 }),
  ),
  tree: fc
    .uniqueArray(fc.tuple(name, tie("node")), { maxLength: 5, selector: ([key]) => key })
    .map((entries) => new Map(entries)),
}));

const style = fc.record({
  indent: fc.constantFrom(1, 2, 3, 4, 8),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
  defaultStringType: fc.constantFrom(
    "PLAIN" as const,
    "QUOTE_DOUBLE" as const,
    "QUOTE_SINGLE" as const,
    "BLOCK_LITERAL" as const,
  ),
  defaultKeyType: fc.constantFrom("PLAIN" as const, "QUOTE_DOUBLE" as const, "QUOTE_SINGLE" as const),
  lineWidth: fc.constantFrom(0, 20, 80),
  flowCollectionPadding: fc.boolean(),
});

export const manifests: PropertySuite = {
  name: "manifests",
  properties: [
    property(
      "a place is around its offset in any text, and what is replaced there is one word",
      1_000,
      fc.tuple(fc.oneof(tokens, fc.constantFrom(...texts)), fc.nat()),
      (text, at) => {
        const offset = at % (text.length + 1);
        for (const place of [placeAt(text, offset), placeInBlock(text, offset)?.place]) {
          if (!place) continue;
          assert.ok(place.start <= offset && offset <= place.end, `${place.start} ${offset} ${place.end}`);
          assert.match(text.slice(place.start, place.end), /^(["']?)[\w./:-]*\1$|^["'][\w./-]*$/);
          assert.ok((place.missingComma ?? 0) <= place.start);
        }
      },
    ),
    property(
      "documents lie in the file, one behind the other, between markers",
      500,
      fc.tuple(tokens),
      (text) => {
        let end = text.startsWith("\uFEFF") ? 1 : 0;
        for (const slice of documentSlices(text)) {
          assert.equal(text.slice(slice.start, slice.start + slice.text.length), slice.text);
          assert.match(text.slice(end, slice.start), /^(?:|---|\.\.\.)$/);
          end = slice.start + slice.text.length;
        }
        assert.match(text.slice(end), /^(?:|---|\.\.\.)$/);
      },
    ),
    property("any text is read in steps that grow with its length", 1_000, fc.tuple(anyText), (text) => {
      const { steps, nodes } = readOutline(text);
      assert.ok(
        steps <= stepsPerCharacter * (text.length + 1),
        `${steps} steps for ${text.length} characters`,
      );
      let last = 0;
      for (const { keyStart, keyEnd } of nodes) {
        assert.ok(keyStart >= last, "the nodes are not in the order of the text");
        assert.ok(keyStart <= keyEnd && keyEnd <= text.length);
        last = keyStart;
      }
    }),
    property("fields are found in any text, or nothing", 200, fc.tuple(anyText, fc.nat()), (text, at) => {
      const file = new YamlFile(text);
      for (let offset = at % 7; offset <= text.length; offset += 7) {
        const found = fieldAt(file, offset);
        if (found) assert.ok(found.start <= offset && offset <= found.end);
      }
    }),
    property(
      "manifests are read from any text, or problems that lie in it",
      200,
      fc.tuple(anyText),
      (text) => {
        for (const { range } of readManifests(text).problems)
          assert.ok(range.start <= range.end && range.start >= 0 && range.end <= text.length + 1);
      },
    ),
    property("a label is written into any text, which loses nothing", 200, fc.tuple(anyText), (text) => {
      // Labels that are null become a map.
      const withoutNull = (each: string): string => each.replace(/null|~/g, "");
      let rest = withoutNull(withLabel(text, { key: "example.com/label", value: "value" }));
      // What was there is there still, in its order, with something between.
      for (const line of withoutNull(text).split("\n")) {
        const words = line.split(/[{:]/);
        for (const word of words) {
          const at = rest.indexOf(word);
          assert.notEqual(at, -1, `${JSON.stringify(word)} is lost`);
          rest = rest.slice(at + word.length);
        }
      }
    }),
    property(
      "what the yaml package writes is read as the yaml package reads it",
      400,
      fc.tuple(object, style),
      (value, options) => {
        const text = stringify(value, { ...options, aliasDuplicateObjects: false });
        const file = new YamlFile(text);
        for (const { start, path } of parsedFields(text) ?? []) {
          const found = fieldAt(file, start);
          assert.equal(found && formatFieldPath(found.path), formatFieldPath(path), text);
        }
      },
    ),
  ],
};
