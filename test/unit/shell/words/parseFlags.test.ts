import assert from "node:assert/strict";
import type { Flag } from "../../../../src/shell/words/flag.ts";
import { parseFlags } from "../../../../src/shell/words/parseFlags.ts";

const flags: readonly Flag[] = [
  { name: "namespace", short: "n", takes: "string" },
  { name: "stdin", short: "i", takes: "bool" },
  { name: "tty", short: "t", takes: "bool" },
  { name: "tail", takes: "int" },
  { name: "cascade", takes: "optional", bare: "background" },
  { name: "selector", short: "l", takes: "string" },
];

describe("parseFlags", () => {
  const parse = (line: string): ReturnType<typeof parseFlags> => parseFlags(line.split(" "), flags);

  it("takes flags anywhere, and values in every form", () => {
    for (const line of [
      "a -n shop b",
      "a --namespace shop b",
      "--namespace=shop a b",
      "a b -nshop",
      "a -n=shop b",
    ]) {
      const { args, flags: values } = parse(line);
      assert.deepEqual([args, values.text("namespace")], [["a", "b"], "shop"], line);
    }
  });

  it("takes several short flags in one word", () => {
    const { flags: values } = parse("web -itn shop");
    assert.deepEqual(
      [values.isOn("stdin"), values.isOn("tty"), values.text("namespace")],
      [true, true, "shop"],
    );
    assert.equal(parse("-it=false").flags.isOn("tty"), false);
  });

  it("leaves what follows -- alone", () => {
    const { args, rest } = parse("web -i -- ls -l -n");
    assert.deepEqual([args, rest], [["web"], ["ls", "-l", "-n"]]);
    assert.equal(parse("web").rest, undefined);
  });

  it("keeps each value of a flag that is given twice, of which the last counts", () => {
    const { flags: values } = parse("-l a=b -l c=d");
    assert.deepEqual([values.all("selector"), values.text("selector")], [["a=b", "c=d"], "c=d"]);
  });

  it("does without the value of a flag that has one for that", () => {
    const { args, flags: values } = parse("--cascade orphan");
    assert.deepEqual([args, values.text("cascade")], [["orphan"], "background"]);
    assert.equal(parse("--cascade=orphan").flags.text("cascade"), "orphan");
  });

  const refused: readonly (readonly [string, string])[] = [
    ["--nothing", "error: unknown flag: --nothing"],
    ["--__proto__=1", "error: unknown flag: --__proto__"],
    ["-x", "error: unknown shorthand flag: 'x' in -x"],
    ["-ixy", "error: unknown shorthand flag: 'x' in -xy"],
    ["--tail", "error: flag needs an argument: --tail"],
    ["-n", "error: flag needs an argument: 'n' in -n"],
    [
      "--tail=many",
      'error: invalid argument "many" for "--tail" flag: strconv.ParseInt: parsing "many": invalid syntax',
    ],
    [
      "--stdin=maybe",
      'error: invalid argument "maybe" for "--stdin" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
  ];
  for (const [line, message] of refused)
    it(`refuses ${line} in kubectl's words`, () => {
      assert.throws(() => parse(line), { message });
    });
});
