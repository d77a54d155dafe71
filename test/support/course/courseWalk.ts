import assert from "node:assert/strict";
import type { Frame, Locator } from "playwright-core";
import { type PartId, partsOfSteps, type StepId } from "../../../src/course/steps.ts";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
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

  /** The page of the Course view. It is another one whenever the view was closed. */
  async page(): Promise<Frame> {
    return await waitFor("the page of the Course view", async () => {
      for (const frame of this.learner.page.frames()) {
        const shown = await frame
          .locator("article[data-step]")
          .isVisible()
          .catch(() => false);
        if (shown) return frame;
      }
      return new NotYet("no frame shows a lesson");
    });
  }

  /** Shows a step in the Course view. */
  async openStep(step: StepId): Promise<Frame> {
    const view = this.learner.page.locator(".pane-header.expanded", { hasText: this.nls("views.course") });
    if (!(await view.isVisible())) await this.learner.runCommand(this.nls("commands.openCourse"));
    const page = await this.page();
    if ((await page.locator("article").getAttribute("data-step")) !== step)
      await page.locator(`.step[data-step="${step}"]`).click();
    await page.locator(`article[data-step="${step}"]`).waitFor();
    return page;
  }

  /** Waits until the lesson shows a part as done. */
  async seePart(step: StepId, part: PartId): Promise<void> {
    const page = await this.openStep(step);
    await page.locator(`.checklist li.done[data-part="${part}"]`).waitFor({ state: "attached" });
  }

  /** Waits until a step and all its parts are ticked, and keeps a picture of that. */
  async seeTick(step: StepId): Promise<void> {
    for (const part of partsOfSteps[step]) await this.seePart(step, part);
    const page = await this.openStep(step);
    await page.locator(`.step[data-step="${step}"] .mark.done`).waitFor();
    await this.learner.screenshot(`${this.pictures}-${step}`);
  }

  /** Whether a step is ticked. */
  async isTicked(step: StepId): Promise<boolean> {
    const page = await this.openStep(step);
    return (await page.locator(`.step[data-step="${step}"] .mark.done`).count()) > 0;
  }

  /** The parts of a step that its lesson shows as done. */
  async doneParts(step: StepId): Promise<PartId[]> {
    const page = await this.openStep(step);
    const done: PartId[] = [];
    for (const part of partsOfSteps[step])
      if ((await page.locator(`.checklist li.done[data-part="${part}"]`).count()) > 0) done.push(part);
    return done;
  }

  /** Has a step checked, and waits for the answer that says something. */
  async check(step: StepId, says: string | RegExp): Promise<void> {
    const page = await this.openStep(step);
    await page.locator(".check button.secondary").click();
    await page.locator(".answer p", { hasText: says }).waitFor();
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
    const page = await this.openStep(step);
    const title = this.buttonTitle(step, command, argument);
    await page.locator(".actions").getByRole("button", { name: title, exact: true }).click();
  }

  /** The title of the button of a step that runs a command. */
  protected buttonTitle(step: StepId, command: string, argument?: string): string {
    const query = argument === undefined ? "" : `\\?${encodeURIComponent(JSON.stringify([argument]))}`;
    const link = new RegExp(`\\[([^\\]]+)\\]\\(command:(?:kubernetesWorkshop\\.)?${command}${query}\\)`);
    const [, title] = link.exec(this.nls(`walkthroughs.${step}.description`)) ?? [];
    assert.ok(title !== undefined, `${step} has no button for ${command}`);
    return title;
  }

  /** Opens a manifest of the course from its step. */
  async openManifest(step: StepId, manifest: CourseManifest): Promise<void> {
    await this.press(step, "openCourseManifest", manifest);
    await this.learner.page.locator(".tab.active", { hasText: `${manifest}.yaml` }).waitFor();
    await this.learner.page
      .locator(".editor-instance .view-line", { hasText: "apiVersion:" })
      .first()
      .waitFor();
  }

  /**
   * Presses *Apply to the Cluster* above the editor, and waits until that is done.
   *
   * @param object kind and name, such as `Deployment web`
   */
  async apply(object: string): Promise<void> {
    await this.learner.page
      .locator(".editor-actions")
      .getByRole("button", { name: this.nls("commands.applyManifest") })
      .first()
      .click();
    await this.seeApplied(object);
  }

  /** Waits until VS Code says that an object was applied. */
  protected async seeApplied(object: string): Promise<void> {
    const [kind = "", name = ""] = object.split(" ");
    const told = `${this.l10n(kind)} ${name}`;
    const status = new RegExp(
      ["{0} created", "{0} changed"].map((text) => this.l10n(text).replace("{0}", told)).join("|"),
    );
    await this.learner.page.locator(".statusbar-item", { hasText: status }).waitFor();
  }

  /** A row of the tree that is a pod of a workload, in a state. */
  pods(prefix: string, state = "Running 1/1"): Locator {
    return this.learner.treeItem(new RegExp(`^${prefix}-`)).filter({ hasText: state });
  }
}
