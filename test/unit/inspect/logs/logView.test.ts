import assert from "node:assert/strict";
import { LogView } from "../../../../src/inspect/logs/logView.ts";

const line = (text: string): { time: string; text: string } => ({ time: "2026-11-28T10:00:00Z", text });
const withoutColors = (output: string): string =>
  // eslint-disable-next-line no-control-regex -- The colours are control sequences.
  output.replaceAll(/\u001b\[\d*(?:;\d+)*m/g, "");

describe("A log in a terminal", () => {
  let output: string;
  let view: LogView;

  beforeEach(() => {
    output = "";
    view = new LogView((text) => (output += text), "Log of web", { lines: 3, characters: 1000 });
  });

  it("has lines that end as terminals need it", () => {
    view.add(view.addSource(""), [line("a"), line("b")]);
    assert.equal(output, "a\r\nb\r\n");
  });

  it("has a prefix in a colour of its own for each source", () => {
    const [one, other] = [view.addSource("web-1"), view.addSource("web-2")];
    view.add(one, [line("a")]);
    view.add(other, [line("b")]);
    assert.equal(output, "\u001b[36mweb-1\u001b[0m a\r\n\u001b[33mweb-2\u001b[0m b\r\n");
  });

  it("shows times when asked, also of earlier lines", () => {
    view.add(view.addSource(""), [line("a")]);
    view.toggleTimes();
    assert.match(withoutColors(output), /── Log of web\r\n2026-11-28T10:00:00Z a\r\n$/);
    assert.equal(view.text(), "2026-11-28T10:00:00Z a\n");
    view.toggleTimes();
    assert.match(withoutColors(output), /── Log of web\r\na\r\n$/);
  });

  it("says once that it drops the oldest lines, and how many when it is drawn anew", () => {
    const source = view.addSource("");
    for (const text of ["a", "b", "c"]) view.add(source, [line(text)]);
    assert.doesNotMatch(output, /dropped/);
    for (const text of ["d", "e"]) view.add(source, [line(text)]);
    assert.equal(output.match(/being dropped/g)?.length, 1);
    output = "";
    view.draw();
    assert.match(withoutColors(output), /── 2 older lines were dropped\.\r\nc\r\nd\r\ne\r\n$/);
    assert.equal(view.text(), "-- 2 older lines were dropped.\nc\nd\ne\n");
  });

  it("says of which source something is said, and never what steers the terminal", () => {
    view.say(view.addSource("web-1"), "The pod was deleted.\u001b]0;title\u0007");
    assert.equal(withoutColors(output), "── web-1: The pod was deleted.\r\n");
  });
});
