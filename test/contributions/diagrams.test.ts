import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { diagramFile } from "../../scripts/diagrams/diagramFile.ts";
import { diagramTexts, textsOfStep } from "../../scripts/diagrams/diagramTexts.ts";
import { diagrams } from "../../scripts/diagrams/diagrams.ts";
import { renderDiagram } from "../../scripts/diagrams/renderDiagram.ts";
import { stepIds } from "../../src/course/steps.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ruledOutWords } from "./glossary.ts";
import { projectFile } from "./manifest.ts";
import { isWrittenIn } from "./writtenIn.ts";
import { xmlProblem } from "./wellFormed.ts";

describe("The pictures", () => {
  it("are there for every step of the course, one each", () => {
    assert.deepEqual(diagrams.map(({ step }) => step).sort(), [...stepIds].sort());
  });

  it("are all the files in their folder", () => {
    const files = readdirSync(path.join(repositoryFolder, "media/diagrams"), {
      recursive: true,
      encoding: "utf8",
    })
      .filter((name) => path.extname(name) !== "")
      .map((name) => `media/diagrams/${name.replaceAll("\\", "/")}`);
    const expected = stepIds.flatMap((step) => languages.map((language) => diagramFile(step, language)));
    assert.deepEqual(files.sort(), expected.sort());
  });

  for (const language of languages) {
    const texts = diagramTexts(language);

    it(`are small together in ${language}: 75 kB, and 30 kB compressed`, () => {
      const files = stepIds.map((step) => projectFile(diagramFile(step, language)));
      const size = files.reduce((sum, svg) => sum + Buffer.byteLength(svg), 0);
      const compressed = files.reduce((sum, svg) => sum + gzipSync(svg).length, 0);
      assert.ok(size < 75_000, `${size} bytes`);
      assert.ok(compressed < 30_000, `${compressed} bytes compressed`);
    });

    it(`have the texts in ${language} that they have in English, and no others`, () => {
      const names = ({ steps }: typeof texts): unknown =>
        stepIds.map((step) => [step, Object.keys(steps[step] ?? {})]);
      assert.deepEqual(Object.keys(texts.steps), stepIds);
      assert.deepEqual(names(texts), names(diagramTexts("en")));
    });

    for (const diagram of diagrams) {
      describe(`${diagram.step} (${language})`, () => {
        const file = diagramFile(diagram.step, language);
        const svg = projectFile(file);
        const say = textsOfStep(texts, diagram.step);
        const alt = say("alt");
        const written = [...svg.matchAll(/<(?:text|title|desc)\b[^>]*>([^<]*)</g)].map(
          ([, text = ""]) => text,
        );

        it("is what `npm run generate:diagrams` makes", () => {
          assert.equal(svg, renderDiagram(diagram, language, texts).svg);
        });

        it("is well-formed, and under 20 kB", () => {
          assert.equal(xmlProblem(svg), undefined);
          assert.ok(Buffer.byteLength(svg) < 20_000);
        });

        it("needs nothing but itself: no script, no bitmap, no reference, no id", () => {
          assert.doesNotMatch(
            svg,
            /<(?:script|image|foreignObject|use|a)\b|href|url\(|@import|\bon\w+=|\bid=/,
          );
          assert.deepEqual(svg.match(/\w+:\/\/[^"\s<]+/g), ["http://www.w3.org/2000/svg"]);
        });

        it("has a name and a description for those who do not see it", () => {
          assert.match(svg, /^<svg [^>]*\brole="img"/);
          assert.deepEqual(written.slice(0, 2), [say("title"), alt]);
        });

        it("is in its language, by the glossary", () => {
          assert.ok(isWrittenIn(language, written.slice(2).join("\n")));
          assert.deepEqual(ruledOutWords(language, written.join("\n")), []);
          for (const text of written.slice(0, 2)) assert.ok(isWrittenIn(language, text), text);
        });

        it("has an alternative text that Markdown takes: one line, up to four sentences, 45 words", () => {
          assert.doesNotMatch(alt, /[[\]"`*_\n<>]/);
          const sentences = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(alt)]
            .length;
          assert.ok(sentences >= 1 && sentences <= 4, alt);
          assert.ok(alt.split(" ").length <= 45, alt);
        });

        it("is told by its page as it is described here, where the page shows it", () => {
          const ending = language === "en" ? ".md" : `.nls.${language}.md`;
          const page = projectFile(`walkthroughs/${diagram.step.replace(".", "/")}${ending}`);
          for (const [, text, target] of page.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g))
            assert.deepEqual([text, target], [alt, `../../${file}`]);
        });
      });
    }
  }
});
