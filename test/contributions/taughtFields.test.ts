import assert from "node:assert/strict";
import { taughtFields } from "../../src/course/stepOfField.ts";
import { isStepId } from "../../src/course/steps.ts";
import { explained } from "../unit/explain/explained.ts";
import { manifest, projectFile } from "./manifest.ts";

/** The steps of package.json, which VS Code shows. */
const contributed = new Set(
  manifest.contributes.walkthroughs.flatMap(({ id, steps }) => steps.map((step) => `${id}.${step.id}`)),
);

describe("The fields that the course teaches", () => {
  for (const [type, fields] of Object.entries(taughtFields))
    for (const [taught, step] of Object.entries(fields)) {
      const field = taught.replace(/\.$/, "");
      it(`have ${field} of ${type}, which ${step} is about`, async () => {
        assert.ok(isStepId(step) && contributed.has(step));
        assert.ok(await explained(type, field.replace("containers.", "containers[0].")), "it is a field");
        const [, kind = ""] = type.split(" ");
        const name = field === "kind" ? kind : (field.split(".").at(-1) ?? "");
        const page = projectFile(`walkthroughs/${step.replace(".", "/")}.md`);
        const word = new RegExp(`\\b${name.replace(/s$/, "")}`, "i");
        assert.match(page, word);
      });
    }
});
