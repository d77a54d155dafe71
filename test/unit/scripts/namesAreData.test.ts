import assert from "node:assert/strict";
import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import ts from "typescript";
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

const name = "workshop/names-are-data";
const file = join(repositoryFolder, "packages/kubernetes/src/base/record.ts");

/** A program of this text alone, by the project's compiler options; that of the whole project takes seconds. */
function programOf(text: string): ts.Program {
  const path = join(repositoryFolder, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (each) => ts.sys.readFile(each)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(
    config,
    { ...ts.sys, readDirectory: () => [file] },
    repositoryFolder,
  );
  const withoutTypes = { ...options, types: [] };
  const host = ts.createCompilerHost(withoutTypes);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(file, text, target, true) : readFile(name, target);
  return ts.createProgram([file], withoutTypes, host);
}

describe("the rule names-are-data", () => {
  let lines: Set<number>;
  const all = [...refused, ...allowed];
  const first = given.split("\n").length;

  before(async () => {
    const config = (await new ESLint({ cwd: repositoryFolder }).calculateConfigForFile(
      file,
    )) as Required<Linter.Config>;
    const { parser, sourceType } = config.languageOptions;
    const code = `${given}${all.join("\n")}\nexport {};\n`;
    const found = new Linter({ cwd: repositoryFolder }).verify(
      code,
      [
        {
          files: ["**/*.ts"],
          plugins: config.plugins,
          languageOptions: { parser, sourceType, parserOptions: { programs: [programOf(code)] } },
          rules: { [name]: config.rules[name] },
        },
      ],
      { filename: file },
    );
    assert.deepEqual(
      found.filter(({ ruleId }) => ruleId !== name),
      [],
    );
    lines = new Set(found.map(({ line }) => line));
  });

  for (const [index, code] of all.entries())
    it(`${refused.includes(code) ? "refuses" : "allows"} ${code}`, () => {
      assert.equal(lines.has(first + index), refused.includes(code));
    });
});
