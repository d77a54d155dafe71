import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { rooms } from "../../../scripts/lint/rooms.mjs";
import { namedRooms, shortName, withRooms } from "../../../scripts/roomTables.ts";

/** What Prettier changes in a table is its widths. */
const narrow = (text: string): string => text.replace(/ {2,}/g, " ").replace(/-{3,}/g, "---");

describe("The tables of imports in CONTRIBUTING.md", () => {
  const text = readFileSync(join(repositoryFolder, "CONTRIBUTING.md"), "utf8");

  it("name every room once, and nothing else", () => {
    assert.deepEqual(namedRooms(text).sort(), Object.keys(rooms).map(shortName).sort());
  });

  it("say what the rule holds; `npm run generate:rooms` writes it", () => {
    assert.equal(narrow(text), narrow(withRooms(text, rooms)));
  });
});

describe("withRooms", () => {
  const table =
    "Words.\n\n| folder | idea | may import |\n| --- | --- | --- |\n| `a` | one | old |\n\n| `a` | x | y |\n";
  const cell = (room: (typeof rooms)[string]): string =>
    /\| one \| (.*) \|/.exec(withRooms(table, { "src/a": room }))?.[1] ?? "";

  it("writes into the tables of rooms alone", () => {
    assert.equal(withRooms(table, { "src/a": { imports: ["npm:b"] } }), table.replace("| old |", "| `b` |"));
  });

  it("names rooms, packages and modules of Node, and how they are imported", () => {
    assert.equal(cell({}), "—");
    assert.equal(
      cell({
        like: "src/b",
        imports: ["packages/c/src/d", "npm:e", "node:f"],
        lazily: ["src/g"],
        types: ["npm:h"],
      }),
      "what `b` may; c/d; `e`; of Node `f`; g by `await import`; types of `h`",
    );
    assert.equal(
      cell({ imports: ["node:*", "npm:*"] }),
      "every package that its package.json names; all of Node",
    );
  });
});
