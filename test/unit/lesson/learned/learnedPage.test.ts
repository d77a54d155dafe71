import * as l10n from "@vscode/l10n";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { type CourseState, newCourse } from "../../../../src/course/courseState.ts";
import { partIds, partsOfSteps, stepIds } from "../../../../src/course/steps.ts";
import { type Learned, type LearnedLab, learnedOf } from "../../../../src/lesson/learned/learned.ts";
import { learnedPage } from "../../../../src/lesson/learned/learnedPage.ts";
import { type LearnedTexts, readLearnedTexts } from "../../../../src/lesson/learned/learnedTexts.ts";
import { localized, manifestText } from "../../../contributions/manifest.ts";
import { textsOf } from "../../../support/texts.ts";

const day = 24 * 3600 * 1000;
const newYear = Date.UTC(2026, 0, 1, 12);

const manifestIn = (language: Language): unknown =>
  JSON.parse(manifestText, (_, value: unknown) =>
    typeof value === "string" ? localized(value, language) : value,
  );

const read = (file: string): Promise<string> => readFile(path.join(repositoryFolder, file), "utf8");

async function learned(
  language: Language,
  state: Partial<CourseState>,
  { labs = [], steps = stepIds }: { labs?: readonly LearnedLab[]; steps?: typeof stepIds } = {},
): Promise<Learned> {
  const texts = await readLearnedTexts(language, read);
  return learnedOf({ state: { ...newCourse, ...state }, steps, manifest: manifestIn(language), labs, texts });
}

describe("learnedOf", () => {
  it("says of each done step what the learner can do since its last part was done", async () => {
    const { can, open } = await learned("en", {
      done: {
        podFieldExplained: newYear + day,
        podRunning: newYear,
        clusterConnected: newYear,
        jobCompleted: 1,
      },
    });
    assert.deepEqual(
      can.map(({ title, at }) => [title, at]),
      [
        ["Welcome", newYear],
        ["Objects", newYear + day],
      ],
    );
    assert.match(can[1]?.sentence ?? "", /^You can read a manifest/);
    assert.equal(open.length, stepIds.length - 2);
  });

  it("knows only the steps that the course has, and the questions about them", async () => {
    const steps = stepIds.filter((step) => !step.startsWith("eks."));
    const answers = { "who-acts": { tries: 2, rightAtTry: 2 }, nothing: { tries: 1 } };
    const { can, open, questions } = await learned("en", { answers }, { steps });
    assert.equal(can.length + open.length, steps.length);
    assert.deepEqual(
      questions.map(({ tries, rightAtTry }) => [tries, rightAtTry]),
      [[2, 2]],
    );
    const without = steps.filter((step) => step !== "basics.objects-overview");
    assert.deepEqual((await learned("en", { answers }, { steps: without })).questions, []);
  });
});

for (const language of languages) {
  describe(`The page of what was learned (${language})`, () => {
    const { l10n: text } = textsOf(language);
    const page = (it: Learned): string => learnedPage(it, { locale: language, at: new Date(newYear) });

    before(() => {
      if (language === "en") l10n.config({ contents: {} });
      else l10n.config({ fsPath: path.join(repositoryFolder, `l10n/bundle.l10n.${language}.json`) });
    });
    after(() => l10n.config({ contents: {} }));

    it("has every section of a finished course, and nothing that is open", async () => {
      const done = Object.fromEntries(partIds.map((part) => [part, newYear]));
      const it = await learned(
        language,
        { done, answers: { "who-acts": { tries: 1, rightAtTry: 1 }, "log-collector": { tries: 3 } } },
        {
          labs: [
            { title: "No pod starts", isDone: true },
            { title: "Taint", isDone: false },
          ],
        },
      );
      const html = page(it);
      for (const step of it.can) assert.ok(html.includes(step.sentence), step.title);
      assert.equal(it.can.length, Object.keys(partsOfSteps).length);
      assert.ok(!html.includes(text("Still open")));
      assert.ok(html.includes(text("Labs solved: {0} of {1}").replace("{0}", "1").replace("{1}", "2")));
      assert.ok(html.includes("No pod starts") && !html.includes("Taint"));
      assert.ok(html.includes(text("correct on the first try")) && html.includes(text("not correct yet")));
      assert.ok(html.includes(`<html lang="${language}">`));
      assert.ok(html.includes(new Date(newYear).toLocaleDateString(language, { dateStyle: "long" })));
      for (const { links } of it.readNext)
        for (const { url } of links) assert.ok(html.includes(`href="${url}"`), url);
    });

    it("says of a course that was not begun what is open", async () => {
      const html = page(await learned(language, {}));
      assert.ok(html.includes(text("No step is done yet.")));
      assert.ok(html.includes(text("Still open")));
      assert.ok(!html.includes(language === "en" ? "You can" : "수 있습니다"), "nothing is learned yet");
      assert.ok(!html.includes(`<h2>${text("Questions")}</h2>`));
    });

    it("runs nothing, loads nothing, and shows what others wrote as text", () => {
      const bad = `<script src="https://x/"></script>"&<img src=x onerror=1>`;
      const texts: LearnedTexts = {
        outcomes: new Map(stepIds.map((step) => [step, bad])),
        questions: [],
        readNext: [{ title: bad, links: [{ title: bad, url: `https://x/"onclick="1` }] }],
      };
      const html = page(
        learnedOf({
          state: { ...newCourse, done: { clusterConnected: newYear } },
          steps: stepIds,
          manifest: {},
          labs: [{ title: bad, isDone: true }],
          texts,
        }),
      );
      const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag));
      for (const tag of ["script", "img", "link", "iframe"]) assert.ok(!tags.has(tag), tag);
      assert.doesNotMatch(html, /"onclick="/);
      assert.match(
        html,
        /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
      );
      assert.doesNotMatch(html, /@import|url\(/);
    });
  });
}
