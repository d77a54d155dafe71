import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { type Chapter, type PartId, partsOfSteps, type StepId } from "../../../src/course/steps.ts";
import { partContextKey } from "../../../src/ids.ts";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Learner } from "../learner.ts";
import { textsOf } from "../texts.ts";

/** What the page of a step leads to, as package.nls names its buttons. */
type CourseManifest = "pod" | "deployment" | "daemonset" | "job" | "service" | "clusterconfig";

/** A learner on their way through the course: reads a step, does what it says, and looks whether it is ticked. */
export class CourseWalk {
  readonly learner: Learner;
  readonly nls: (key: string) => string;
  readonly l10n: (english: string) => string;

  private readonly pictures: string;

  /** @param pictures what the names of the pictures begin with */
  constructor(learner: Learner, locale: Language, pictures = "course") {
    this.learner = learner;
    this.pictures = pictures;
    const { nls, l10n } = textsOf(locale);
    this.nls = nls;
    this.l10n = l10n;
  }

  /** Opens a walkthrough, whatever step is the next one. */
  async openChapter(chapter: Chapter): Promise<void> {
    await this.learner.openWalkthrough(this.nls(`walkthroughs.${chapter}.title`));
  }

  /** Opens the walkthrough at a step, with its page beside it. */
  async openStep(step: StepId): Promise<void> {
    const [walkthrough = ""] = step.split(".");
    const page = this.part(partsOfSteps[step][0]);
    for (let tries = 1; ; tries++) {
      await this.learner.openStep(
        this.nls(`walkthroughs.${walkthrough}.title`),
        this.nls(`walkthroughs.${step}.title`),
      );
      try {
        await page.waitFor({ state: "attached", timeout: 10_000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
        // VS Code may go on showing the page of the step before; then a person chooses another, and this one again.
        await this.learner.page.locator(".getting-started-step:not(.expanded) .step-title").first().click();
      }
    }
  }

  /** The mark of a part on the page of its step. */
  part(part: PartId): Locator {
    return this.learner.stepPage().locator(`checkbox[checked-on="${partContextKey(part)}"]`);
  }

  /** Waits until the page shows a part as done. */
  async seePart(step: StepId, part: PartId): Promise<void> {
    await this.openStep(step);
    await this.learner
      .stepPage()
      .locator(`checkbox[checked-on="${partContextKey(part)}"].checked`)
      .waitFor({ state: "attached" });
  }

  /** Waits until a step and all its parts are ticked, and keeps a picture of that. */
  async seeTick(step: StepId): Promise<void> {
    await this.openStep(step);
    for (const part of partsOfSteps[step]) await this.seePart(step, part);
    await this.learner.step(this.nls(`walkthroughs.${step}.title`)).done.waitFor();
    await this.learner.screenshot(`${this.pictures}-${step}`);
  }

  /** Whether a step is ticked. */
  async isTicked(step: StepId): Promise<boolean> {
    await this.openStep(step);
    return this.learner.step(this.nls(`walkthroughs.${step}.title`)).done.isVisible();
  }

  /** The parts of a step that its page shows as done. */
  async doneParts(step: StepId): Promise<PartId[]> {
    await this.openStep(step);
    const parts: PartId[] = [];
    for (const part of partsOfSteps[step])
      if (/\bchecked\b/.test((await this.part(part).getAttribute("class")) ?? "")) parts.push(part);
    return parts;
  }

  /** Accepts the dialog that asks before a change, after reading that it names what it has to. */
  async accept(action: string, named: readonly string[]): Promise<void> {
    const dialog = this.learner.page.locator(".monaco-dialog-box");
    const text = await dialog.innerText();
    for (const part of named) assert.ok(text.includes(part), `${part} is not in: ${text}`);
    await this.learner.answerDialog(this.l10n(action));
  }

  /** Presses the button of a step that runs a command, by the command's name. */
  async press(step: StepId, command: string, argument?: string): Promise<void> {
    await this.openStep(step);
    await this.learner.stepButton(this.nls(`walkthroughs.${step}.description`), command, argument).click();
  }

  /** Opens a manifest of the course from its step. */
  async openManifest(step: StepId, manifest: CourseManifest): Promise<void> {
    await this.press(step, "openCourseManifest", manifest);
    await this.learner.page
      .locator(".monaco-editor .view-line", { hasText: "apiVersion:" })
      .first()
      .waitFor();
  }

  /** Presses *Apply to the Cluster* above the editor, and waits until that is done. */
  async apply(object: string): Promise<void> {
    await this.learner.page
      .locator(".editor-actions")
      .getByRole("button", { name: this.nls("commands.applyManifest") })
      .first()
      .click();
    const status = new RegExp(
      ["{0} created", "{0} changed"].map((text) => this.l10n(text).replace("{0}", object)).join("|"),
    );
    await this.learner.page.locator(".statusbar-item", { hasText: status }).waitFor();
  }

  /** A row of the tree that is a pod of a workload, in a state. */
  pods(prefix: string, state = "Running 1/1"): Locator {
    return this.learner.treeItem(new RegExp(`^${prefix}-`)).filter({ hasText: state });
  }
}
