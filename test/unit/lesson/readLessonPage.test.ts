import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { partsOfSteps, stepIds } from "../../../src/course/steps.ts";
import { markdownToHtml } from "../../../src/lesson/markdownToHtml.ts";
import { readLessonPage } from "../../../src/lesson/readLessonPage.ts";

function pageOf(step: string, language: string): string {
  const [chapter = "", name = ""] = step.split(".");
  const file = language === "en" ? `${name}.md` : `${name}.nls.${language}.md`;
  return readFileSync(join(repositoryFolder, "walkthroughs", chapter, file), "utf8");
}

describe("readLessonPage", () => {
  for (const language of languages)
    for (const step of stepIds)
      it(`takes ${step} apart (${language})`, () => {
        const { picture, explanation, checklist, sections } = readLessonPage(pageOf(step, language));
        assert.match(picture?.href ?? "", /^\.\.\/\.\.\/media\/diagrams\/.+\.svg$/);
        assert.ok((picture?.description.length ?? 0) > 20);
        assert.deepEqual(
          checklist.map(({ part }) => part),
          partsOfSteps[step],
        );
        for (const { html } of checklist) assert.doesNotMatch(html, /<\/?(?:td|tr|checkbox|img)/);
        assert.ok(markdownToHtml(explanation).length > 100);
        assert.ok(sections.length > 0);
        for (const { title, tokens } of sections) {
          const html = markdownToHtml(tokens, { isTrusted: true });
          assert.notEqual(html.trim(), "", title);
          assert.doesNotMatch(html, /<(?:checklist|checkbox|!--)/);
        }
      });

  it("keeps what follows the check list, without a title", () => {
    const list =
      '<checklist>\n<div><table>\n<tr><td><checkbox checked-on="kubernetesWorkshop.part.podRunning"></checkbox></td><td>Wait for <code>Running</code>.</td></tr>\n</table></div>\n</checklist>';
    const page = readLessonPage(
      `# T\n\nWhat.\n\n## Do it\n\nA legend.\n\n${list}\n\nAfterwards.\n\n## More\n\nText.`,
    );
    assert.deepEqual(page.checklist, [{ part: "podRunning", html: "Wait for <code>Running</code>." }]);
    assert.deepEqual(
      page.sections.map(({ title, tokens }) => [title, markdownToHtml(tokens)]),
      [
        ["", "<p>Afterwards.</p>\n"],
        ["More", "<p>Text.</p>\n"],
      ],
    );
  });

  it("has nothing of an empty page", () => {
    assert.deepEqual(readLessonPage(""), {
      picture: undefined,
      explanation: [],
      checklist: [],
      sections: [],
    });
  });
});
