import assert from "node:assert/strict";
import { readCommandLink } from "../../../src/lesson/commandLink.ts";
import { LessonActions } from "../../../src/lesson/lessonActions.ts";
import { readDescription } from "../../../src/lesson/readDescription.ts";

describe("readCommandLink", () => {
  it("reads a command and its arguments", () => {
    assert.deepEqual(readCommandLink("command:a.b"), { command: "a.b", arguments: [] });
    assert.deepEqual(readCommandLink("command:a.b?%5B%22x%22%2C1%5D"), {
      command: "a.b",
      arguments: ["x", 1],
    });
    assert.deepEqual(readCommandLink("command:a.b?%22x?%22"), { command: "a.b", arguments: ["x?"] });
  });

  for (const href of ["https://a.b", "command:a?%5B", "command:a?%", ""])
    it(`reads nothing from ${JSON.stringify(href)}`, () => assert.equal(readCommandLink(href), undefined));
});

describe("LessonActions", () => {
  it("gives the same id for the same link, and the link for an id", () => {
    const actions = new LessonActions((command) => command.startsWith("ours."));
    const first = actions.idOf("command:ours.a") ?? "";
    const second = actions.idOf("command:ours.a?%5B1%5D") ?? "";
    assert.notEqual(first, second);
    assert.equal(actions.idOf("command:ours.a"), first);
    assert.deepEqual(actions.linkOf(second), { command: "ours.a", arguments: [1] });
  });

  it("knows no link to another command, and no id that it has not given", () => {
    const actions = new LessonActions((command) => command.startsWith("ours."));
    assert.equal(actions.idOf("command:theirs"), undefined);
    assert.equal(actions.idOf("https://example.com"), undefined);
    for (const id of ["0", "-1", "length", "__proto__", ""]) assert.equal(actions.linkOf(id), undefined);
  });
});

describe("readDescription", () => {
  it("tells buttons from text, as VS Code does", () => {
    assert.deepEqual(
      readDescription("See [this](command:a).\n[One](command:b)\n[Two](command:c?%5B1%5D)", ["c"]),
      { text: "See [this](command:a).", actions: [{ title: "One", href: "command:b" }] },
    );
  });
});
