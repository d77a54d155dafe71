import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { planFile, sessionPlan } from "../../../scripts/instructors/sessionPlan.ts";
import { minutesOfSteps, stepIds } from "../../../src/course/steps.ts";
import { textsOf } from "../../support/texts.ts";

for (const language of languages)
  describe(`The session plan (${language})`, () => {
    const file = path.join(repositoryFolder, planFile(language));
    const text = readFileSync(file, "utf8");

    it("is what `npm run generate:instructors` writes", async () => {
      const options = await resolveConfig(file);
      const written = await format(sessionPlan(repositoryFolder, language), { ...options, filepath: file });
      assert.equal(text, written);
    });

    it("names every step with its minutes, and commands by their titles", () => {
      const { nls } = textsOf(language);
      const rows = text.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
      for (const step of stepIds) {
        const title = nls(`walkthroughs.${step}.title`);
        assert.ok(
          rows.some(([, , minutes, name]) => name === title && minutes === String(minutesOfSteps[step])),
          title,
        );
      }
      for (const command of ["checkLaptop", "newRbacManifest", "showClassProgress", "exportProgress"])
        assert.ok(text.includes(`**${nls(`commands.${command}`)}**`), command);
    });

    it("is linked from the README", () => {
      const readme = readFileSync(
        path.join(repositoryFolder, planFile(language).replace("docs/instructors", "README")),
        "utf8",
      );
      assert.ok(readme.includes(`](${planFile(language)})`));
    });
  });
