import assert from "node:assert/strict";
import { checklistParts, plainCommandLinks, quotedNames } from "./lessonPage.ts";

const line = (part: string, width = ""): string =>
  `<tr><td${width}><checkbox checked-on="kubernetesWorkshop.part.${part}">` +
  `<img src="../../media/part.svg" alt=""></checkbox></td><td>Do it.</td></tr>`;
const firstLine = line("first", ' width="18"');
const list = (...lines: string[]): string =>
  ["<checklist>", '<div><table role="presentation">', ...lines, "</table></div>", "</checklist>"].join("\n");

describe("What the tests read from a page", () => {
  it("is the parts of its check list, in order", () => {
    assert.deepEqual(checklistParts(`# Page\n\n${list(firstLine, line("second"))}\n`), ["first", "second"]);
  });

  it("is no check list where VS Code would not show what is done", () => {
    const bare = '<checkbox checked-on="kubernetesWorkshop.part.first">Do it.</checkbox>';
    assert.deepEqual(checklistParts(list(bare)), [undefined]);
    assert.equal(checklistParts(`<checklist>\n${bare}\n</checklist>`), undefined);
    assert.equal(checklistParts(`${list(firstLine)}\n\n${list(line("second"))}`), undefined);
  });

  it("is what stands in quotation marks, outside of code, tags and pictures", () => {
    const page =
      'Press "Check" <b title="no">here</b>, ‘확인’, `"no"` ![a "no"](b.svg).\n\n```yaml\na: "no"\n```\n';
    assert.deepEqual(quotedNames(page), ["Check", "확인"]);
  });

  it("is its links to commands without an argument", () => {
    const page = "[A](command:x.a) [B](command:x.b?%5B%22c%22%5D) [C](https://example.org)";
    assert.deepEqual(plainCommandLinks(page), [{ name: "A", command: "x.a" }]);
  });
});
