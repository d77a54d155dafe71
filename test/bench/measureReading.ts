import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";

/** In UTF-16 units. */
const length = 1_000_000;
const tries = 5;

/** Pieces of texts that readers of YAML read again and again, or never to their end. */
const shapes = {
  "a list at the root": "- item\n",
  "pretty JSON": '    {\n      "a": 1,\n      "b": [2]\n    },\n',
  "open brackets, one a line": "a: [b, c\n",
  "blanks before a colon": " ",
  "dashes in one line": "- ",
  "open brackets in one line": "[",
  "prose with apostrophes": "- it's the 'users' prose, isn't it\n- 'tis odd\n",
};

/** What stands around the pieces, where that is anything. */
const surroundings: Partial<Record<keyof typeof shapes, readonly [before: string, after: string]>> = {
  "pretty JSON": ['{\n  "items": [\n', "    {}\n  ]\n}\n"],
  "blanks before a colon": ["a", ": b\n"],
};

/** Milliseconds of the first hover in a file of 1 MB that was just opened, for each shape; the best of some tries. */
export function measureReading(): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [shape, piece] of Object.entries(shapes)) {
    const [before, after] = surroundings[shape as keyof typeof shapes] ?? ["", ""];
    const text = before + piece.repeat(length / piece.length) + after;
    let best = Infinity;
    for (let turn = 0; turn < tries; turn++) {
      const begun = performance.now();
      fieldAt(new YamlFile(text), text.length / 2);
      best = Math.min(best, performance.now() - begun);
    }
    figures[`hover in 1 MB: ${shape}`] = best;
  }
  return figures;
}
