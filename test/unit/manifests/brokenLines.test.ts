import assert from "node:assert/strict";
import { type FieldAt, fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { YamlFile } from "../../../src/manifests/yamlFile.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { manifestFixtures } from "../../support/manifestFixtures.ts";
import { breaks, ambiguousBreaks, type MakeBreak, victimsOf } from "./brokenLines.ts";
import { parsedFields } from "./outlineOracle.ts";

/** Fields below a broken line: what is said of them, against what is said while nothing is broken. */
interface Tally {
  right: number;
  silent: number;
  readonly wrong: string[];
}

/** Every so many of the files is tried with each break; all of them by all breaks take a minute. */
const stride = 7;

function tallyOf(makeBreak: MakeBreak, turn: number): Tally {
  const tally: Tally = { right: 0, silent: 0, wrong: [] };
  files.forEach(({ name, text, fields, whole }, index) => {
    if (index % stride !== turn % stride) return;
    const victims = victimsOf(text, fields);
    const victim = victims[Math.floor(victims.length / 2)];
    const broken = victim && makeBreak(victim);
    if (!victim || !broken) return;
    const file = new YamlFile(text.slice(0, broken.start) + broken.text + text.slice(broken.end));
    const moved = broken.text.length - (broken.end - broken.start);
    // Behind what is broken in its own line nothing is promised.
    const isInLine = broken.end > victim.start || !broken.text.endsWith("\n");
    const from = isInLine ? victim.start + victim.content.length : victim.start;
    for (const { start } of fields) {
      if (start < from) continue;
      const before = fieldText(fieldAt(whole, start));
      const after = fieldText(fieldAt(file, start + moved));
      if (after === undefined) tally.silent++;
      else if (after === before) tally.right++;
      else tally.wrong.push(`${name}:${victim.start} ${before ?? "nothing"} != ${after}`);
    }
  });
  return tally;
}

function fieldText(field: FieldAt | undefined): string | undefined {
  const { apiVersion = "?", kind = "?" } = field?.type ?? {};
  return field && `${apiVersion} ${kind} ${formatFieldPath(field.path)}`;
}

const files = [...manifestFixtures(), ...corpus()].flatMap(({ name, text }) => {
  const fields = parsedFields(text);
  return fields ? [{ name, text, fields, whole: new YamlFile(text) }] : [];
});

describe("fieldAt below a broken line", function () {
  this.timeout(60_000);
  let turn = 0;
  for (const [what, makeBreak] of breaks)
    it(`is right: ${JSON.stringify(what)}`, () => {
      const { right, silent, wrong } = tallyOf(makeBreak, turn++);
      assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${right} are wrong`);
      assert.ok(right >= 99 * silent, `it is silent about ${silent} of ${right + silent}`);
    });

  for (const [what, makeBreak] of ambiguousBreaks)
    it(`is right or silent: ${what}`, () => {
      const { right, silent, wrong } = tallyOf(makeBreak, turn++);
      assert.ok(
        wrong.length * 100 <= right,
        `${wrong.length} of ${right} are wrong: ${wrong.slice(0, 3).join()}`,
      );
      assert.ok(right >= 30 * silent, `it is silent about ${silent} of ${right + silent}`);
    });
});
