import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { courseTitles } from "../../../src/course/courseTitles.ts";
import { chapters, stepIds } from "../../../src/course/steps.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

describe("courseTitles", () => {
  it("finds a title of every chapter and step in package.json", () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(repositoryFolder, "package.json"), "utf8"));
    const titles = courseTitles(manifest);
    for (const chapter of chapters) assert.equal(titles.chapters[chapter], `%walkthroughs.${chapter}.title%`);
    for (const step of stepIds) assert.equal(titles.steps[step], `%walkthroughs.${step}.title%`);
  });

  it("finds none where there are none", () => {
    for (const manifest of [undefined, {}, { contributes: { walkthroughs: [{ id: "other", steps: [{}] }] } }])
      assert.deepEqual(courseTitles(manifest), { chapters: {}, steps: {} });
  });
});
