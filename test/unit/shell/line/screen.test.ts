import assert from "node:assert/strict";
import fc from "fast-check";
import { drawLine } from "../../../../src/shell/line/screen.ts";
import { charactersOf } from "../../../../src/shell/line/cellWidth.ts";
import { Screen } from "../../../support/shell/screen.ts";

describe("drawLine", () => {
  function draw(columns: number, ...lines: readonly (readonly [text: string, cursor: number])[]): string {
    const screen = new Screen(columns);
    let row = 0;
    for (const [text, cursor] of lines) {
      const drawn = drawLine("$ ", { text, cursor }, columns, row);
      screen.write(drawn.output);
      row = drawn.cursorRow;
    }
    return screen.text;
  }

  it("puts the cursor where it is in the line", () => {
    assert.equal(draw(20, ["get pods", 3]), "$ get| pods");
    assert.equal(draw(20, ["get pods", 8]), "$ get pods|");
  });

  it("goes on in the next rows, and goes back with fewer", () => {
    assert.equal(draw(10, ["get deployments", 15]), "$ get depl\noyments|");
    assert.equal(draw(10, ["get deployments", 15], ["get deployments", 2], ["get", 3]), "$ get|");
  });

  it("goes to the next row where the line fills one", () => {
    assert.equal(draw(10, ["get pods", 8]), "$ get pods\n|");
    assert.equal(draw(10, ["get pods", 8], ["get pod", 7]), "$ get pod|");
  });

  it("counts wide characters as two cells, and does not split them", () => {
    assert.equal(draw(20, ["get 파드", 5]), "$ get 파|드");
    assert.equal(draw(9, ["get 파드", 6]), "$ get 파\n드|");
  });

  it("shows the same whatever was drawn before", () => {
    const text = fc
      .array(fc.constantFrom("a", " ", "한", "é", "👩‍🚀"), { maxLength: 30 })
      .map((all) => all.join(""));
    const line = fc.tuple(text, fc.nat()).map(([all, at]): readonly [string, number] => {
      const characters = charactersOf(all);
      return [all, characters.slice(0, at % (characters.length + 1)).join("").length];
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 12 }),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        (columns, lines) => {
          const [last] = lines.slice(-1);
          if (last) assert.equal(draw(columns, ...lines), draw(columns, last));
        },
      ),
      { seed: 20 },
    );
  });
});
