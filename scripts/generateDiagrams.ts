/**
 * Draws `media/diagrams/<walkthrough>/<step>.svg`, and `<step>.ko.svg` in Korean, from the descriptions in
 * `scripts/diagrams/steps/`. Usage: npm run generate:diagrams
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { diagramFile } from "./diagrams/diagramFile.ts";
import { diagrams } from "./diagrams/diagrams.ts";
import { renderDiagram } from "./diagrams/renderDiagram.ts";

const root = join(import.meta.dirname, "..");

rmSync(join(root, "media/diagrams"), { recursive: true, force: true });
for (const diagram of diagrams) {
  for (const language of languages) {
    const file = join(root, diagramFile(diagram.step, language));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderDiagram(diagram, language).svg);
  }
}
console.log(`${diagrams.length} pictures in ${languages.length} languages`);
