import assert from "node:assert/strict";
import { describeTabs, tabbed, tableTabs } from "../../../../src/shell/print/tabbed.ts";
import { readTable, type TableOptions, TablePrinter } from "../../../../src/shell/print/table.ts";

describe("tabbed", () => {
  it("aligns the cells of adjacent lines, but for the last of each", () => {
    assert.equal(tabbed("a\tb\tc\nlonger\tb\td\n", tableTabs), "a        b     c\nlonger   b     d\n");
  });

  it("ends a column at a line that does not have it", () => {
    assert.equal(tabbed("a:\t1\nlong name\nb:\t2\n", describeTabs), "a:  1\nlong name\nb:  2\n");
    assert.equal(tabbed("abc:\t1\nb:\t2\n", describeTabs), "abc:  1\nb:    2\n");
  });

  it("keeps to columns that were printed before", () => {
    const widths: number[] = [];
    tabbed("longest\tb\n", tableTabs, widths);
    assert.equal(tabbed("a\tb\n", tableTabs, widths), "a         b\n");
  });

  it("counts characters, whatever they are", () => {
    assert.equal(tabbed("파드\tb\nabcd\tb\n", describeTabs), "파드    b\nabcd  b\n");
  });
});

describe("TablePrinter", () => {
  const table = readTable({
    kind: "Table",
    columnDefinitions: [
      { name: "Name", format: "name", priority: 0 },
      { name: "Ready", format: "", priority: 0 },
      { name: "IP", format: "", priority: 1 },
    ],
    rows: [
      {
        cells: ["web", "1/1", "10.0.0.1"],
        object: { metadata: { name: "web", namespace: "shop", labels: { app: "web" } } },
      },
      { cells: ["bad\nname", "\u001b[31m0/1", null], object: null },
    ],
  });
  const options: TableOptions = {
    isWide: false,
    withHeaders: true,
    withNamespace: false,
    prefix: undefined,
    labelColumns: [],
    withLabels: false,
  };
  const printed = (changed: Partial<TableOptions> = {}): string =>
    table ? new TablePrinter({ ...options, ...changed }).print(table) : "";

  it("shows the first line of a cell, and nothing that steers the terminal", () => {
    assert.equal(printed(), "NAME     READY\nweb      1/1\nbad...   ^[[31m0/1\n");
  });

  it("shows more columns where they are asked for", () => {
    assert.match(printed({ isWide: true }), /^NAME +READY +IP$/m);
    assert.match(printed({ withNamespace: true }), /^NAMESPACE +NAME +READY\nshop +web +1\/1$/m);
    assert.match(printed({ withLabels: true }), /^web +1\/1 +app=web\nbad\.\.\. +\S+ +<none>$/m);
    assert.match(printed({ prefix: "pod" }), /^pod\/web /m);
  });

  it("prints the headers once, and none for an empty table", () => {
    const printer = new TablePrinter(options);
    assert.equal(printer.print({ columns: table?.columns ?? [], rows: [] }), "");
    const all = [table, table].map((each) => (each ? printer.print(each) : "")).join("");
    assert.equal(all.match(/NAME/g)?.length, 1);
  });
});
