/**
 * Draws `media/diagrams/<walkthrough>/<step>.svg`, and such as `<step>.ko.svg` in other languages, from the drawings in
 * `scripts/diagrams/steps/` and the texts in `scripts/diagrams/texts/`. Usage: npm run generate:diagrams
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { diagramFile } from "./diagrams/diagramFile.ts";
import { diagrams } from "./diagrams/diagrams.ts";
import { diagramTexts } from "./diagrams/diagramTexts.ts";
import { renderDiagram } from "./diagrams/renderDiagram.ts";

const root = join(import.meta.dirname, "..");

rmSync(join(root, "media/diagrams"), { recursive: true, force: true });
for (const language of languages) {
  const texts = diagramTexts(language);
  for (const diagram of diagrams) {
    const file = join(root, diagramFile(diagram.step, language));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderDiagram(diagram, language, texts).svg);
  }
}
console.log(`${diagrams.length} pictures in ${languages.length} languages`);
