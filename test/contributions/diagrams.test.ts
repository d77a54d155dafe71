import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { diagramFile } from "../../scripts/diagrams/diagramFile.ts";
import { diagrams } from "../../scripts/diagrams/diagrams.ts";
import { renderDiagram } from "../../scripts/diagrams/renderDiagram.ts";
import { stepIds } from "../../src/course/steps.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ruledOutWords } from "./glossary.ts";
import { projectFile } from "./manifest.ts";
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

  it("are small together: 150 kB, and 75 kB compressed", () => {
    const files = stepIds.flatMap((step) =>
      languages.map((language) => projectFile(diagramFile(step, language))),
    );
    const size = files.reduce((sum, svg) => sum + Buffer.byteLength(svg), 0);
    const compressed = files.reduce((sum, svg) => sum + gzipSync(svg).length, 0);
    assert.ok(size < 150_000, `${size} bytes`);
    assert.ok(compressed < 75_000, `${compressed} bytes compressed`);
  });

  for (const diagram of diagrams) {
    for (const language of languages) {
      describe(`${diagram.step} (${language})`, () => {
        const file = diagramFile(diagram.step, language);
        const svg = projectFile(file);
        const alt = diagram.alt[language];
        const texts = [...svg.matchAll(/<(?:text|title|desc)\b[^>]*>([^<]*)</g)].map(([, text = ""]) => text);

        it("is what `npm run generate:diagrams` makes", () => {
          assert.equal(svg, renderDiagram(diagram, language).svg);
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
          assert.deepEqual(texts.slice(0, 2), [diagram.title[language], alt]);
        });

        it("is in its language, by the glossary", () => {
          const isKorean = texts.some((text) => /[가-힣]/.test(text));
          assert.equal(isKorean, language === "ko");
          assert.deepEqual(ruledOutWords(texts.join("\n")), []);
          if (language === "ko") for (const text of texts.slice(0, 2)) assert.match(text, /[가-힣]/);
        });

        it("has an alternative text that Markdown takes: one line, up to four sentences, 45 words", () => {
          assert.doesNotMatch(alt, /[[\]"`*_\n<>]/);
          const sentences = (alt.match(/\.(?= |$)/g) ?? []).length;
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
