import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import type { Question } from "../../src/course/questions/question.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { CourseWalk } from "../support/course/courseWalk.ts";
import { Learner } from "../support/learner.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";

/** What is needed of an entry of a quick pick, which is an element of the page. */
interface Entry {
  querySelectorAll(
    selector: string,
  ): Iterable<{ readonly scrollWidth: number; readonly clientWidth: number }>;
}

for (const locale of languages) {
  describe(`the questions, by keyboard, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const file = path.join(repositoryFolder, `walkthroughs/eks/questions.${locale}.json`);
    const questions = JSON.parse(readFileSync(file, "utf8")) as Question[];
    const folder = new TemporaryFolder("workspace");
    let browser: Browser;
    let server: CodeServer;
    let learner: Learner;
    let picker: Locator;

    before(async () => {
      server = await startCodeServer({
        locale,
        vsix: await packageExtension(),
        env: { KUBECONFIG: "/nowhere/kubeconfig" },
      });
      browser = await launchBrowser();
      learner = await Learner.sitDown(browser, server, folder.path, locale);
      picker = learner.page.locator(".quick-input-widget:not([style*='display: none'])");
    });

    after(async () => {
      await browser.close();
      await server.stop();
      await folder.remove();
    });

    const row = (text: string): Locator => picker.locator(".monaco-list-row", { hasText: text });

    /** Goes to an entry with the arrow keys and chooses it. */
    async function choose(text: string): Promise<void> {
      await row(text).waitFor();
      const place = async (entry: Locator): Promise<number> => Number(await entry.getAttribute("data-index"));
      const steps = (await place(row(text))) - (await place(picker.locator(".monaco-list-row.focused")));
      for (let step = 0; step < Math.abs(steps); step++)
        await learner.page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
      await row(text).and(picker.locator(".focused")).waitFor();
      await learner.page.keyboard.press("Enter");
    }

    /** The question of a number, counted from 1, once it is asked. */
    async function asked(number: number): Promise<Question> {
      const title = l10n("Question {0} of {1}").replace("{0}", String(number)).replace("{1}", "3");
      await picker.locator(".quick-input-title", { hasText: title }).waitFor();
      const question = questions[number - 1];
      assert.ok(question);
      await picker.locator(".monaco-list-row.focused", { hasText: question.text }).waitFor();
      assert.equal(await picker.locator(".monaco-list-row").count(), 1 + question.options.length);
      return question;
    }

    async function answer(number: number, isRight: boolean): Promise<void> {
      const { options } = await asked(number);
      const option = options.find((each) => (each.isRight ?? false) === isRight);
      assert.ok(option);
      await choose(option.text);
      await row(option.why).waitFor();
    }

    async function start(): Promise<void> {
      await learner.runCommand(nls("commands.answerQuestions"));
      await picker.locator(`input[placeholder="${l10n("Select a chapter to be quizzed on")}"]`).waitFor();
      await choose(nls("walkthroughs.eks.title"));
      // The pointer still is where the command was clicked, and would have tooltips shown.
      await learner.page.mouse.move(5, 5);
    }

    /** Whether an entry shows all of its text, and cuts nothing off with an ellipsis. */
    async function fits(text: string): Promise<boolean> {
      const hidden = await row(text).evaluate((entry: Entry) =>
        [...entry.querySelectorAll(".monaco-icon-label-container, .quick-input-list-label-meta")].map(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
        ),
      );
      assert.ok(hidden.length > 0, "nothing would be cut off");
      return hidden.every((pixels) => pixels <= 0);
    }

    it("are asked one by one, and a wrong answer is explained", async () => {
      await start();
      const { text, options } = await asked(1);
      await learner.screenshot("questions-asked");
      assert.ok(await fits(text));
      for (const option of options) assert.ok(await fits(option.text), option.text);
      await answer(1, false);
      await row(l10n("Not quite")).waitFor();
      await learner.screenshot("questions");
      const wrong = options.find((option) => !option.isRight);
      assert.ok(wrong && (await fits(wrong.why)));
    });

    it("say the same to a screen reader", async () => {
      const focused = picker.locator(".monaco-list-row.focused");
      const label = (await focused.getAttribute("aria-label")) ?? "";
      assert.ok(label.includes(l10n("Not quite")), label);
      assert.ok(label.includes(questions[0]?.options.find(({ isRight }) => !isRight)?.why ?? "?"), label);
    });

    it("lead back to the page, and go on afterwards where they were", async () => {
      const title = nls("walkthroughs.eks.what-happens.title");
      await choose(l10n("Review: {0}").replace("{0}", title));
      await picker.waitFor({ state: "detached" });
      await (
        await new CourseWalk(learner, locale).page()
      )
        .getByRole("heading", { name: title, level: 1 })
        .waitFor();
      await start();
      await answer(1, true);
      await choose(l10n("Next question"));
    });

    it("can be passed over, left, and come back to", async () => {
      await answer(2, false);
      await choose(l10n("Next question"));
      await answer(3, true);
      await row(l10n("Correct")).waitFor();
      await learner.screenshot("questions-right");
      await learner.page.keyboard.press("Escape");
      await picker.waitFor({ state: "detached" });
      await start();
      await asked(2);
    });

    it("keep the question in sight, whatever is typed", async () => {
      await learner.page.keyboard.type("xyz");
      await asked(2);
    });

    it("tick the step once all were answered right", async () => {
      const page = await new CourseWalk(learner, locale).page();
      const mark = '.step[data-step="eks.what-happens"] .mark';
      const step = page.locator(mark);
      assert.doesNotMatch((await step.getAttribute("class")) ?? "", /\bdone\b/);
      await answer(2, true);
      await page.locator(`${mark}.done`).waitFor();
      await choose(l10n("Finish"));
      await picker.waitFor({ state: "detached" });
      await learner.screenshot("questions-done");
    });
  });
}
