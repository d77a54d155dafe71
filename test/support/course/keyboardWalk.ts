import type { Frame } from "playwright-core";
import type { StepId } from "../../../src/course/steps.ts";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { Keyboard } from "../keyboard.ts";
import type { Learner } from "../learner.ts";
import { CourseWalk } from "./courseWalk.ts";

/** A learner on their way through the course who has no pointer. */
export class KeyboardWalk extends CourseWalk {
  readonly keyboard: Keyboard;
  /** The titles of the commands that VS Code makes for the views. */
  readonly focusTree: string;
  private readonly focusCourse: string;

  constructor(learner: Learner, locale: Language, pictures: string) {
    super(learner, locale, pictures);
    this.keyboard = new Keyboard(learner.page);
    this.focusTree = `Focus on ${this.nls("views.cluster")} View`;
    this.focusCourse = `Focus on ${this.nls("views.course")} View`;
  }

  override async openStep(step: StepId): Promise<Frame> {
    const page = await this.page();
    if ((await page.locator("article").getAttribute("data-step")) === step) return page;
    await this.keyboard.tabTo(page, this.focusCourse, page.locator(`.step[data-step="${step}"]`));
    await this.keyboard.press("Enter");
    await page.locator(`article[data-step="${step}"]`).waitFor();
    return page;
  }

  override async press(step: StepId, command: string, argument?: string): Promise<void> {
    const page = await this.openStep(step);
    const button = page
      .locator(".actions")
      .getByRole("button", { name: this.buttonTitle(step, command, argument), exact: true });
    await this.keyboard.tabTo(page, this.focusCourse, button);
    await this.keyboard.press("Enter");
  }

  /** Applies the manifest that was opened last. */
  override async apply(object: string): Promise<void> {
    await this.keyboard.command(this.nls("commands.applyManifest"));
    await this.seeApplied(object);
  }

  /** Expands a row of the tree. */
  async expand(row: string): Promise<void> {
    const expanded = this.learner
      .treeItem(row)
      .first()
      .and(this.learner.page.locator("[aria-expanded='true']"));
    // What else goes on in the window may take the focus away; then a person moves it back.
    for (let tries = 1; ; tries++) {
      await this.keyboard.rowOfTree(this.focusTree, row);
      await this.keyboard.press("ArrowRight");
      try {
        await expanded.waitFor({ timeout: 5000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  /** Chooses an entry of the menu of a row of the tree. */
  async chooseFromMenu(row: string | RegExp, entry: string): Promise<void> {
    await this.keyboard.rowOfTree(this.focusTree, row);
    await this.keyboard.menu(entry);
  }

  /** Shows the explanation of a field, before whose text the cursor is put. */
  async explain(field: string): Promise<void> {
    await this.keyboard.hover(field, "View: Focus Active Editor Group", "Show or Focus Hover");
  }
}
