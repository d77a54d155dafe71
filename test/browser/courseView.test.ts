import assert from "node:assert/strict";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { type StepId, stepIds } from "../../src/course/steps.ts";
import { CourseWalk } from "../support/course/courseWalk.ts";
import { hiddenParts, lessonLayout } from "../support/course/lessonLayout.ts";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";

/** The first lessons, and those with the most buttons. */
const seen: readonly StepId[] = [
  "basics.welcome",
  "basics.what-is-kubernetes",
  "basics.nodes",
  "basics.objects-detail-1",
];

const laptop = { width: 1280, height: 800 };
const screen = { width: 1920, height: 1080 };
/** What a window of 1280×800 has left at a zoom of 200 %. */
const zoomed = { width: 640, height: 400 };
const narrowest = 320;

for (const locale of languages) {
  describe(`the Course view on every screen, in ${languageNames[locale]}`, () => {
    const seat = seatedLearner({
      locale,
      window: laptop,
      // As VS Code is when it is new: with its Chat view open.
      userSettings: {
        "chat.disableAIFeatures": false,
        "workbench.secondarySideBar.defaultVisibility": "visible",
      },
    });
    let learner: Learner;
    let walk: CourseWalk;

    before(async () => {
      learner = seat.learner();
      walk = new CourseWalk(learner, locale, "course-view");
      await learner.page.locator(".part.auxiliarybar").waitFor();
      await learner.runCommand(walk.nls("commands.openCourse"));
    });

    it("shows title, button, and check list at 1280×800 with Chat open", async () => {
      await learner.page.locator(".part.auxiliarybar").waitFor();
      await seeAllOf(seen, "laptop");
    });

    it("shows them at 1920×1080", async () => {
      await learner.page.setViewportSize(screen);
      await seeAllOf(seen, "screen");
      await learner.page.setViewportSize(laptop);
    });

    it("shows them in a side bar of 320 pixels, and no lesson is too wide for it", async () => {
      await makeSideBar(narrowest);
      await seeAllOf(seen, "narrow");
      await fitsSideways(stepIds);
    });

    it("needs no scrolling sideways at a zoom of 200 %", async () => {
      await learner.page.setViewportSize(zoomed);
      await fitsSideways(seen);
      await learner.screenshot("course-view-zoomed");
      await learner.page.setViewportSize(laptop);
    });

    async function seeAllOf(steps: readonly StepId[], picture: string): Promise<void> {
      for (const step of steps) {
        const frame = await walk.openStep(step);
        await waitFor(`all of ${step} to be seen`, async () => {
          const layout = await lessonLayout(frame);
          const hidden = hiddenParts(layout);
          return hidden.length === 0 || new NotYet({ hidden, layout });
        });
        await learner.screenshot(`course-view-${picture}-${step}`);
      }
    }

    async function fitsSideways(steps: readonly StepId[]): Promise<void> {
      for (const step of steps) {
        const { overflow, width } = await lessonLayout(await walk.openStep(step));
        assert.equal(overflow, 0, `${step} is ${overflow} pixels too wide for ${width}`);
      }
    }

    /** Drags the edge of the side bar until it is so many pixels wide. */
    async function makeSideBar(width: number): Promise<void> {
      const { page } = learner;
      const bar = page.locator(".part.sidebar");
      const box = await bar.boundingBox();
      assert.ok(box);
      await page.mouse.move(box.x + box.width, 400);
      await page.mouse.down();
      await page.mouse.move(box.x + width, 400, { steps: 5 });
      await page.mouse.up();
      await waitFor(`a side bar of ${width} pixels`, async () => {
        const { width: now = 0 } = (await bar.boundingBox()) ?? {};
        return Math.abs(now - width) <= 2 || new NotYet(now);
      });
    }
  });
}
