import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { stepIds } from "../../src/course/steps.ts";
import { settingIds } from "../../src/ids.ts";
import { CourseWalk } from "../support/course/courseWalk.ts";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

/** What the course leaves out: steps of a chapter, and a whole chapter. */
const hidden = stepIds.filter((step) => step === "basics.nodes" || step.startsWith("eks."));
const shown = stepIds.filter((step) => !hidden.includes(step));

async function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(path.join(folder, ".vscode"), { recursive: true });
  await writeFile(path.join(folder, ".vscode", "settings.json"), JSON.stringify(settings));
}

describe("the settings of an instructor, in Korean lessons in an English VS Code", () => {
  const english = textsOf("en");
  const korean = textsOf("ko");
  const seat = seatedLearner({
    locale: "en",
    withSamples: true,
    prepare: (folder) =>
      writeSettings(folder, {
        [settingIds.language]: "ko",
        [settingIds.hiddenSteps]: [...hidden, "eks.nowhere"],
        [settingIds.labsEnabled]: false,
      }),
  });
  let learner: Learner;
  let walk: CourseWalk;

  before(() => {
    learner = seat.learner();
    walk = new CourseWalk(learner, "en", "course-settings");
  });

  const listed = async (): Promise<(string | null)[]> => {
    const page = await walk.page();
    const buttons = await page.locator(".overview .step[data-step]").all();
    return Promise.all(buttons.map((button) => button.getAttribute("data-step")));
  };

  it("leave steps and labs out of the Course view, and choose its language", async () => {
    await learner.runCommand(english.nls("commands.openCourse"));
    const page = await walk.openStep("basics.what-is-kubernetes");
    await page
      .locator("h1", { hasText: korean.nls("walkthroughs.basics.what-is-kubernetes.title") })
      .waitFor();
    await page
      .locator(".check button", { hasText: korean.l10n("Check") })
      .first()
      .waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "ko");
    assert.deepEqual(await listed(), shown);
    await page
      .locator(".neighbour.next", { hasText: korean.nls("walkthroughs.basics.objects-overview.title") })
      .waitFor();
    assert.equal(await page.locator("[data-lab]").count(), 0);
    await learner.screenshot("course-settings");
  });

  it("leave steps out of VS Code's walkthroughs, and whole walkthroughs without steps", async () => {
    await learner.openWalkthrough(english.nls("walkthroughs.basics.title"));
    await learner.step(english.nls("walkthroughs.basics.welcome.title")).open.waitFor();
    const titles = await learner.page.locator(".getting-started-step .step-title").allTextContents();
    assert.deepEqual(
      titles,
      shown
        .filter((step) => step.startsWith("basics."))
        .map((step) => english.nls(`walkthroughs.${step}.title`)),
    );
    await learner.screenshot("course-settings-walkthrough");
    await learner.runCommand("Welcome: Open Walkthrough...");
    await learner.page
      .locator(".quick-input-list .monaco-list-row", { hasText: english.nls("walkthroughs.basics.title") })
      .first()
      .waitFor();
    const other = learner.page.locator(".quick-input-list .monaco-list-row", {
      hasText: english.nls("walkthroughs.eks.title"),
    });
    assert.equal(await other.count(), 0);
    await learner.page.keyboard.press("Escape");
  });

  it("choose the language of explanations", async () => {
    await learner.openFile("web.yaml");
    const hover = await learner.hover("replicas");
    await hover
      .getByText(/\p{Script=Hangul}/u)
      .first()
      .waitFor();
  });

  it("count as soon as they change", async () => {
    await writeSettings(seat.folder.path, {});
    await learner.runCommand(english.nls("commands.openCourse"));
    await waitFor("all steps and the labs, in English", async () => {
      const page = await walk.page();
      return (
        (await listed()).length === stepIds.length &&
        (await page.locator("[data-lab]").count()) > 0 &&
        (await page.locator("html").getAttribute("lang")) === "en"
      );
    });
    const page = await walk.openStep("eks.next");
    await page.locator("h1", { hasText: english.nls("walkthroughs.eks.next.title") }).waitFor();
    await page
      .locator(".check button", { hasText: english.l10n("Check") })
      .first()
      .waitFor();
    await learner.openFile("web.yaml");
    const hover = await learner.hover("replicas");
    assert.doesNotMatch((await hover.textContent()) ?? "", /\p{Script=Hangul}/u);
  });
});
