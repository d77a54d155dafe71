import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Question } from "../../src/course/questions/question.ts";
import { axeFindings } from "../support/axeFindings.ts";
import { CourseWalk } from "../support/course/courseWalk.ts";
import { expectedStops, tabThrough } from "../support/course/tabStops.ts";
import type { Learner } from "../support/learner.ts";
import { frameWith } from "../support/frameWith.ts";
import { seatedLearner } from "../support/seatedLearner.ts";

/** Has questions, links, and buttons of all kinds. */
const richStep = "basics.objects-detail-1";
const lab = "image-typo";

for (const locale of languages) {
  describe(`the Course view for everyone, in ${languageNames[locale]}`, () => {
    const seat = seatedLearner({ locale, window: { width: 1500, height: 1500 } });
    let learner: Learner;
    let walk: CourseWalk;
    const questions = JSON.parse(
      readFileSync(path.join(repositoryFolder, `walkthroughs/basics/questions.${locale}.json`), "utf8"),
    ) as Question[];

    before(async () => {
      learner = seat.learner();
      walk = new CourseWalk(learner, locale, "course-view");
      await learner.runCommand(walk.nls("commands.openCourse"));
      await walk.press("basics.welcome", "startPractice");
      await walk.seeTick("basics.welcome");
    });

    it("is reached by Tab as a whole, in reading order, with the focus to be seen", async () => {
      const frame = await walk.openStep(richStep);
      await frame.locator(".labs .step").first().waitFor();
      await frame.locator(".lesson-map svg .node").first().waitFor();
      const expected = await expectedStops(frame);
      const stops = await tabThrough(learner.page, frame, expected.length);
      assert.deepEqual(
        stops.map(({ name }) => name),
        expected,
      );
      assert.deepEqual(
        stops.filter(({ isMarked }) => !isMarked),
        [],
      );
    });

    it("is used by Enter alone, and keeps the focus at what changes", async () => {
      const { page } = learner;
      const frame = await walk.openStep(richStep);
      const check = frame.locator(".check .secondary");
      await check.focus();
      await page.keyboard.press("Enter");
      await frame.locator(".answer:not(.none):not(.busy)").waitFor();
      assert.equal(await isFocused(frame, ".check .secondary"), true);

      const question = frame.locator(".question").first();
      await question.locator(".option").first().focus();
      await page.keyboard.press("Enter");
      const chosen = question.locator('.option[aria-pressed="true"]');
      await chosen.waitFor();
      assert.equal(await isFocused(frame, '.option[aria-pressed="true"]'), true);
      await learner.screenshot("course-view-answered");

      await frame.locator(".neighbour.next").focus();
      await page.keyboard.press("Enter");
      await frame.locator(`article:not([data-step="${richStep}"])`).waitFor();
      await waitFor("the focus on the heading", async () => await isFocused(frame, "h1"));
      await frame.locator(".neighbour.previous").focus();
      await page.keyboard.press("Enter");
      await frame.locator(`article[data-step="${richStep}"]`).waitFor();
      await waitFor("the focus on the heading", async () => await isFocused(frame, "h1"));
    });

    it("says by keyboard what a word means, in place, and has the whole glossary", async () => {
      const { page } = learner;
      const frame = await walk.openStep(richStep);
      const word = frame.locator(".term").first();
      const meaning = frame.locator(`#${(await word.getAttribute("aria-controls")) ?? ""}`);
      assert.equal(await meaning.isVisible(), false);
      await word.focus();
      await page.keyboard.press("Space");
      await meaning.waitFor();
      assert.equal(await word.getAttribute("aria-expanded"), "true");
      const text = await meaning.innerText();
      await frame.locator("[aria-live]", { hasText: text }).waitFor({ state: "attached" });
      await noFindings(frame);
      await learner.screenshot("course-view-word");
      await page.keyboard.press("Escape");
      await meaning.waitFor({ state: "hidden" });
      assert.equal(await isFocused(frame, '.term[aria-expanded="false"]'), true);

      const [, other] = await frame.locator(".term").all();
      await word.click();
      await meaning.waitFor();
      await other?.click();
      await meaning.waitFor({ state: "hidden" });
      assert.equal(await frame.locator('.term[aria-expanded="true"]').count(), 1);

      await learner.runCommand(walk.nls("commands.openGlossary"));
      await learner.webview().locator("strong", { hasText: "kube-proxy" }).waitFor();
      await learner.closeEditor(walk.l10n("Glossary"));
    });

    it("goes on at the options once a question is asked again", async () => {
      const { page } = learner;
      const frame = await walk.openStep("basics.objects-overview");
      const [asked] = questions.filter(({ page }) => page === "basics.objects-overview");
      const wrong = asked?.options.find(({ isRight }) => !isRight)?.text ?? "";
      await frame.locator(".option", { hasText: wrong }).click();
      const again = frame.locator(".question .result button");
      await again.focus();
      await page.keyboard.press("Enter");
      await waitFor("the focus on an option", async () => await isFocused(frame, ".question .option"));
    });

    it("shows the cluster on a small map, whose items have a menu, and leads to the whole map", async () => {
      const { page } = learner;
      const frame = await walk.openStep(richStep);
      const map = frame.locator(".lesson-map");
      const node = map.getByRole("button", { name: /compute\.internal/ }).first();
      await node.focus();
      await page.keyboard.press("Enter");
      const entry = map.getByRole("menuitem", { name: walk.l10n("Reveal in Tree") });
      await entry.waitFor();
      await noFindings(frame);
      await entry.press("Escape");
      await entry.waitFor({ state: "detached" });
      await map.scrollIntoViewIfNeeded();
      await learner.screenshot("course-view-map");
      await map.getByRole("button", { name: walk.nls("commands.showMap"), exact: true }).click();
      await learner.webview().locator("svg .node").first().waitFor();
      await learner.closeEditor(walk.l10n("Live Map"));
    });

    it("has nothing that axe-core finds in a lesson, an answer of Check, and an answered question", async () => {
      const frame = await walk.openStep(richStep);
      await frame.locator(".check .secondary").click();
      await frame.locator(".answer:not(.none):not(.busy)").waitFor();
      await frame.locator('.option[aria-pressed="true"]').first().waitFor();
      await noFindings(frame);
      await noFindings(await walk.openStep("basics.welcome"));
    });

    it("does not move for those who want no movement", async () => {
      const { page } = learner;
      const frame = await walk.openStep("basics.welcome");
      const moves = (isMoving: boolean): Promise<boolean> =>
        waitFor(isMoving ? "a movement" : "no movement", async () => {
          const names = await animations(frame);
          return names.some((name) => name !== "none") === isMoving || new NotYet(names);
        });
      await moves(true);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await moves(false);
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await moves(true);
      await frame.evaluate('document.body.classList.add("vscode-reduce-motion")');
      await moves(false);
      await frame.evaluate('document.body.classList.remove("vscode-reduce-motion")');
      await moves(true);
    });

    it("leads through a lab from the list to its end", async () => {
      const start = await walk.page();
      await start.locator(`.labs .step[data-lab="${lab}"]`).click();
      const frame = await labFrame();
      await frame.locator('[data-lab-action="hint"]').click();
      await frame.locator("section ol li").first().waitFor();
      await frame.locator('[data-lab-action="way"]').click();
      await frame.locator('[data-lab-action="way"]').waitFor({ state: "detached" });
      await noFindings(frame);
      await learner.screenshot("course-view-lab");
      await frame.locator('[data-lab-action="openManifest"]').click();
      await learner.page.locator(".editor-instance .view-line", { hasText: "ngnix" }).first().waitFor();
      await learner.replaceInEditor("ngnix:1.29", "nginx:1.29");
      await learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: walk.nls("commands.applyManifest") })
        .first()
        .click();
      await frame.locator("article h1 .mark.done").waitFor();
      await frame.locator(`.labs .step[data-lab="${lab}"] .mark.done`).waitFor();
      await noFindings(frame);
      await learner.screenshot("course-view-lab-solved");
      await frame.locator('[data-lab-action="end"]').click();
      await walk.page();
      await frame.locator(`.labs .step[data-lab="${lab}"] .mark.done`).waitFor();
    });

    it("shows a lab that was started in the command palette", async () => {
      await walk.openStep("basics.welcome");
      const text = readFileSync(path.join(repositoryFolder, `labs/${lab}/lab.${locale}.md`), "utf8");
      const [, title = ""] = /^# (.*)$/m.exec(text) ?? [];
      await learner.runCommand(walk.nls("commands.startLab"));
      await learner.pick(title);
      const frame = await labFrame();
      await frame.locator('[data-lab-action="end"]').click();
      await walk.page();
    });

    it("has a story of what happened that axe-core finds nothing in", async () => {
      await learner.runCommand("View: Close All Editors");
      await learner.expand(walk.l10n("Workloads"));
      await learner.chooseFromMenu(learner.treeItem("coredns").first(), walk.nls("commands.showTrace"));
      await learner.webview().getByRole("heading", { name: "coredns" }).waitFor();
      const frame = await frameWith(learner.page, "h1:has-text('coredns')");
      await noFindings(frame);
    });

    async function noFindings(frame: Frame): Promise<void> {
      assert.deepEqual(await axeFindings(frame), []);
    }

    function labFrame(): Promise<Frame> {
      return frameWith(learner.page, `article[data-lab="${lab}"] [data-lab-action="hint"]`);
    }
  });
}

/** Whether the focused element matches. */
async function isFocused(frame: Frame, selector: string): Promise<boolean> {
  return await frame.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`);
}

/** The names of the animations of all elements. */
async function animations(frame: Frame): Promise<string[]> {
  return await frame.evaluate<string[]>(
    `[...new Set([...document.querySelectorAll("body *")].map((element) => getComputedStyle(element).animationName))]`,
  );
}
