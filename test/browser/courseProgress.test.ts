import assert from "node:assert/strict";
import { partsOfSteps, type StepId } from "../../src/course/steps.ts";
import { untilUsable } from "@kubernetes-workshop/hosts/codeServer/workbench";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { CourseWalk } from "../support/course/courseWalk.ts";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";

/** What the learner has done when the window is loaded anew; of the fourth step only one part of two. */
const doneSteps: readonly StepId[] = ["basics.welcome", "basics.what-is-kubernetes", "basics.nodes"];
const begunStep: StepId = "basics.objects-overview";

describe("the progress of the course", () => {
  const seat = seatedLearner({ locale: "en", window: { width: 1800, height: 1500 } });
  let learner: Learner;
  let walk: CourseWalk;

  before(() => {
    learner = seat.learner();
    walk = new CourseWalk(learner, "en", "course-progress");
  });

  it("is made step by step", async () => {
    await learner.runCommand(walk.nls("commands.openCourse"));
    await walk.press("basics.welcome", "startPractice");
    await walk.seeTick("basics.welcome");
    assert.equal(await walk.isTicked("basics.what-is-kubernetes"), false);
    await learner.expand(walk.l10n("Workloads"));
    await learner.expand("ip-192-168");
    await walk.openManifest(begunStep, "pod");
    await learner.hover("containerPort");
    for (const step of doneSteps) await walk.seeTick(step);
    await walk.seePart(begunStep, "podFieldExplained");
  });

  it("is there again in the window that was loaded anew, before anything is done in it", async () => {
    await learner.runCommand(walk.nls("commands.stopPractice"));
    await learner.page.locator(".welcome-view").first().waitFor();
    await learner.closeEditor("pod.yaml");
    await learner.page.reload();
    await untilUsable(learner.page);
    await learner.runCommand(walk.nls("commands.openCourse"));
    for (const step of doneSteps) {
      await walk.seeTick(step);
      assert.deepEqual(await walk.doneParts(step), partsOfSteps[step]);
    }
    await walk.seePart(begunStep, "podFieldExplained");
    assert.deepEqual(await walk.doneParts(begunStep), ["podFieldExplained"]);
    assert.equal(await walk.isTicked(begunStep), false);
    assert.equal(await learner.treeItem("ip-192-168").count(), 0);
    await learner.screenshot("course-progress-reloaded");
  });

  it("leads to the step to go on with", async () => {
    await learner.runCommand(walk.nls("commands.openCourse"));
    const page = await walk.page();
    await page.locator(`article[data-step="${begunStep}"]`).waitFor();
  });

  it("is that of VS Code's walkthrough as well, whose steps lead to the lessons", async () => {
    await learner.runCommand(walk.nls("commands.openWalkthrough"));
    for (const step of doneSteps) await learner.step(walk.nls(`walkthroughs.${step}.title`)).done.waitFor();
    await learner.step(walk.nls(`walkthroughs.${begunStep}.title`)).open.waitFor();
    await learner.screenshot("course-progress-walkthrough");
    const [step = begunStep] = doneSteps;
    await walk.openStep(begunStep);
    await learner.openStep(walk.nls("walkthroughs.basics.title"), walk.nls(`walkthroughs.${step}.title`));
    await learner.stepButton(walk.nls(`walkthroughs.${step}.description`), "openCourse", step).click();
    await (await walk.page()).locator(`article[data-step="${step}"]`).waitFor();
    await learner.closeEditor(/Welcome|Walkthrough/);
  });

  it("is kept where the learner does not want to begin anew", async () => {
    await learner.runCommand(walk.nls("commands.resetCourse"));
    await learner.screenshot("course-progress-reset");
    await learner.answerDialog("Cancel");
    for (const step of doneSteps) await walk.seeTick(step);
  });

  it("is gone once the course was reset, and stays so in a new window", async () => {
    await learner.runCommand(walk.nls("commands.resetCourse"));
    await learner.answerDialog(walk.l10n("Reset"));
    await seeNothingDone(walk);
    await learner.page.reload();
    await untilUsable(learner.page);
    await learner.runCommand(walk.nls("commands.openCourse"));
    await seeNothingDone(walk);
  });

  it("can be made again", async () => {
    await walk.press("basics.welcome", "startPractice");
    await walk.seeTick("basics.welcome");
  });

  it("is that of all windows together, and is reset in all of them", async () => {
    const other = await learner.openSecondWindow();
    try {
      const otherWalk = new CourseWalk(other, "en", "course-progress-other");
      await other.runCommand(walk.nls("commands.openCourse"));
      await otherWalk.seeTick("basics.welcome");
      await otherWalk.openManifest(begunStep, "pod");
      await other.hover("containerPort");
      await otherWalk.seePart(begunStep, "podFieldExplained");
      await walk.seePart(begunStep, "podFieldExplained");
      await learner.expand("ip-192-168");
      await walk.seeTick("basics.nodes");
      await otherWalk.seeTick("basics.nodes");
      await other.runCommand(walk.nls("commands.resetCourse"));
      await other.answerDialog(walk.l10n("Reset"));
      await seeNothingDone(otherWalk);
      await seeNothingDone(walk);
    } catch (error) {
      await other.screenshot("failed-in-the-other-window");
      throw error;
    } finally {
      await other.page.close();
    }
  });

  /** Waits until no step and no part is shown as done. */
  async function seeNothingDone(seen: CourseWalk): Promise<void> {
    for (const step of [...doneSteps, begunStep])
      await waitFor(`nothing of ${step} to be done`, async () => {
        const done = [...(await seen.doneParts(step)), ...((await seen.isTicked(step)) ? [step] : [])];
        return done.length === 0 || new NotYet(done);
      });
  }
});
