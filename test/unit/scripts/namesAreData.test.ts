import assert from "node:assert/strict";
import { ESLint } from "eslint";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

const refused = [
  "record[name];",
  "record[name] = 1;",
  "table[name];",
  "name in record;",
  "const { [name]: found } = record; found;",
  "Object.assign({}, record);",
  "Object.assign(record, { a: 1 });",
  "texts[name as never];",
];
const allowed = [
  'record["constructor"];',
  "texts[0]; texts[index]; text[index];",
  "table[word];",
  '"a" in record;',
  "Object.hasOwn(record, name);",
  "Object.assign(table, { a: 2 });",
  "for (const each of ['a', 'b'] as const) record[each];",
];

const given = `
declare const record: Record<string, unknown>;
declare const table: { a: number; b: number };
declare const texts: string[];
declare const [text, name]: [string, string];
declare const index: number;
declare const word: "a" | "b";
`;

describe("the rule names-are-data", function () {
  // It reads the whole project once.
  this.timeout(60_000);
  let lines: Set<number>;
  const all = [...refused, ...allowed];
  const first = given.split("\n").length;

  before(async () => {
    const eslint = new ESLint({ cwd: repositoryFolder });
    const code = `${given}${all.join("\n")}\nexport {};\n`;
    const [result] = await eslint.lintText(code, { filePath: "packages/kubernetes/src/base/record.ts" });
    const found = result?.messages.filter(({ ruleId }) => ruleId === "workshop/names-are-data") ?? [];
    lines = new Set(found.map(({ line }) => line));
  });

  for (const [index, code] of all.entries())
    it(`${refused.includes(code) ? "refuses" : "allows"} ${code}`, () => {
      assert.equal(lines.has(first + index), refused.includes(code));
    });
});
