import type { Browser, Locator, Page } from "playwright-core";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import {
  openWorkbench,
  untilUsable,
  type WorkbenchOptions,
} from "@kubernetes-workshop/hosts/codeServer/workbench";
import { artifactFile } from "@kubernetes-workshop/hosts/paths";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { textsOf } from "./texts.ts";

/** Does in a real VS Code what a learner does: types, clicks and looks. */
export class Learner {
  readonly page: Page;
  private readonly locale: Language;

  private constructor(page: Page, locale: Language) {
    this.page = page;
    this.locale = locale;
  }

  static async sitDown(
    browser: Browser,
    server: CodeServer,
    folder: string,
    locale: Language,
    options: WorkbenchOptions = {},
  ): Promise<Learner> {
    const page = await openWorkbench(browser, server.url(folder), {
      width: 1500,
      // Tall, so that all rows of the tree are drawn above the Course view.
      height: 1500,
      ...options,
    });
    return new Learner(page, locale);
  }

  /** Opens the same folder in a second window beside this one. */
  async openSecondWindow(): Promise<Learner> {
    const opened = this.page.waitForEvent("popup");
    await this.page.evaluate("void window.open(location.href)");
    const page = await opened;
    await untilUsable(page);
    return new Learner(page, this.locale);
  }

  /** Chooses a command in the command palette by its whole title. */
  async runCommand(title: string): Promise<void> {
    // What else goes on in the window may close the palette; then a person opens it again, too.
    for (let tries = 1; ; tries++) {
      try {
        await this.quickInput("F1", `>${title}`);
        // The palette keeps showing older rows for a moment; only the right one may be taken.
        const row = this.rows.filter({ hasText: title }).first();
        await row.click({ timeout: 5000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** Chooses an entry of the quick pick that is open. */
  async pick(label: string): Promise<void> {
    const row = this.rows.filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
  }

  async openFile(name: string): Promise<void> {
    await this.quickInput("Control+P", name);
    await this.pick(name);
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    // The buttons above the editor belong to the file before until its text, or why it is not shown, is there.
    const editor = this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
    await editor
      .or(this.page.getByRole("button", { name: "Open Anyway" }))
      .first()
      .waitFor();
  }

  /** Rests the pointer on a word of the editor and answers with the hover that appears. */
  async hover(word: string): Promise<Locator> {
    const found = this.page.locator(".view-line span span", { hasText: new RegExp(`^\\s*${word}$`) }).first();
    await found.waitFor();
    const hover = this.page.locator(".monaco-editor .monaco-hover:not(.hidden) .hover-row").first();
    // VS Code shows a hover only for a pointer that has come from elsewhere.
    await this.page.mouse.move(5, 5);
    await found.hover();
    await hover.waitFor();
    return hover;
  }

  /** Moves the pointer away from a hover, which may cover what is clicked next. */
  async leaveHover(): Promise<void> {
    await this.page.mouse.move(5, 5);
    const hovers = this.page.locator(".monaco-editor .monaco-hover:not(.hidden) .hover-row");
    await hovers.first().waitFor({ state: "hidden" });
  }

  /** The rows of the tree whose text has a name in it, or matches. */
  treeItem(name: string | RegExp): Locator {
    return this.page.locator(".pane-body .monaco-list-row", { hasText: name });
  }

  /** Rests the pointer on a row of the tree until its tooltip says something. */
  async seeTooltip(row: Locator, text: string): Promise<void> {
    // Rows that come or go above it may move it away from under the pointer; then a person follows it.
    for (let tries = 1; ; tries++) {
      await this.page.mouse.move(700, 5);
      await row.hover();
      try {
        await this.page.getByText(text).first().waitFor({ timeout: 5000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  /** Chooses an entry of a row's context menu. */
  async chooseFromMenu(row: Locator, entry: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await row.click({ button: "right" });
      const item = this.page.locator(".context-view .monaco-menu .action-item", { hasText: entry }).first();
      try {
        // VS Code takes no mouse button for the menu that has only just opened under the pointer.
        await item.waitFor({ timeout: 5000 });
        await item.hover();
        await item.click({ timeout: 5000 });
        await item.waitFor({ state: "detached", timeout: 5000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** Answers the input box that is open. */
  async typeInto(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:not([style*='display: none']) input").first();
    await input.waitFor();
    await input.fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Accepts what an input box holds, as soon as that is what it should suggest. */
  async acceptInput(suggestion: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:not([style*='display: none']) input").first();
    await input.waitFor();
    await waitFor(`the suggestion ${suggestion}`, async () => {
      const value = await input.inputValue();
      return value === suggestion || new NotYet(value);
    });
    await this.page.keyboard.press("Enter");
  }

  /** Presses a button of the dialog that asks. */
  async answerDialog(button: string): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-box");
    await dialog.getByRole("button", { name: button }).click();
    await dialog.waitFor({ state: "detached" });
  }

  /** Allows changes in a context, by the question that comes before the first of them. */
  async allowChanges(kubeContext: string): Promise<void> {
    const { l10n } = textsOf(this.locale);
    const dialog = this.readOnlyDialog(kubeContext);
    await dialog.getByRole("button", { name: l10n("Allow Changes in This Context") }).click();
    // The question about the change itself may follow at once.
    await dialog.waitFor({ state: "detached" });
  }

  /** The dialog that says that a context is read-only. */
  readOnlyDialog(kubeContext: string): Locator {
    const question = textsOf(this.locale).l10n("Context {0} is read-only. Allow changes in it?");
    return this.page.locator(".monaco-dialog-box", { hasText: question.replace("{0}", kubeContext) });
  }

  /** Opens a walkthrough from VS Code's list of all walkthroughs. */
  async openWalkthrough(title: string): Promise<void> {
    await this.runCommand("Welcome: Open Walkthrough...");
    await this.pick(title);
  }

  /** Shows a step of a walkthrough; where its walkthrough is not in front, opens that first. */
  async openStep(walkthroughTitle: string, stepTitle: string): Promise<void> {
    const tab = this.page.locator(".tab", { hasText: /^(?:Welcome|Walkthrough)/ }).first();
    // A click on the tab that is in front already leads VS Code away from the walkthrough.
    if (!(await tab.getAttribute("class"))?.includes("active")) await tab.click();
    const step = this.page
      .locator(".getting-started-step", {
        has: this.page.locator(".step-title").getByText(stepTitle, { exact: true }),
      })
      .first();
    for (let tries = 1; ; tries++) {
      try {
        await step.waitFor({ timeout: 10_000 });
        if (!(await step.getAttribute("class"))?.includes("expanded"))
          await step.locator(".step-title").click({ timeout: 5000 });
        return;
      } catch (error) {
        if (tries === 4) throw error;
        // VS Code may have gone back to its start page, or shows another walkthrough.
        await this.openWalkthrough(walkthroughTitle);
      }
    }
  }

  /**
   * A button in the description of the step that is open.
   *
   * @param description as package.nls has it, with the links that become buttons
   * @param command id of the command, without the extension's name
   */
  stepButton(description: string, command: string, argument?: string): Locator {
    const query = argument === undefined ? "" : `\\?${encodeURIComponent(JSON.stringify([argument]))}`;
    const link = new RegExp(`\\[([^\\]]+)\\]\\(command:(?:kubernetesWorkshop\\.)?${command}${query}\\)`);
    const [, title] = link.exec(description) ?? [];
    if (title === undefined) throw new Error(`The step has no button for ${command}: ${description}`);
    return this.page
      .locator(".getting-started-step.expanded")
      .getByRole("button", { name: title, exact: true })
      .first();
  }

  /** Writes `text` instead of the only `old` of the active editor. */
  async replaceInEditor(old: string, text: string): Promise<void> {
    await this.page.locator(".editor-instance .view-lines").first().click();
    await this.page.keyboard.press("Control+H");
    const widget = this.page.locator(".find-widget.visible");
    await widget.locator(".find-part textarea").fill(old);
    await widget.locator(".replace-part textarea").fill(text);
    await widget.locator(".matchesCount").getByText(/1/).first().waitFor();
    await this.page.keyboard.press("Control+Alt+Enter");
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Escape");
  }

  /** Expands rows; from the last to the first, since rows that open move those below. */
  async expandAll(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.expand(name);
    }
  }

  /** The name of the node that a pod's row is below. */
  async nodeOf(pod: Locator): Promise<string> {
    const index = Number(await pod.getAttribute("data-index"));
    const rows = await this.page.locator('.pane-body .monaco-list-row[aria-level="1"]').all();
    const above: { index: number; name: string }[] = [];
    for (const row of rows) {
      const name = (await row.locator(".label-name").textContent()) ?? "";
      above.push({ index: Number(await row.getAttribute("data-index")), name });
    }
    const node = above.filter((row) => row.index < index).sort((a, b) => b.index - a.index)[0];
    if (!node) throw new Error("The pod is below no node.");
    return node.name;
  }

  /** What is in the webview that is in front, those in the side bars aside. */
  webview(): Locator {
    return this.page
      .locator('iframe.webview:visible:not([src*="purpose=webviewView"])')
      .contentFrame()
      .locator("iframe#active-frame")
      .contentFrame()
      .locator("body");
  }

  /** Closes a tab, without keeping what is in it. */
  async closeEditor(title: string | RegExp): Promise<void> {
    const tab = this.page.locator(".tab", { hasText: title }).first();
    await tab.click();
    await this.runCommand("View: Revert and Close Editor");
    await tab.waitFor({ state: "detached" });
  }

  async expand(name: string): Promise<void> {
    const row = this.treeItem(name).first();
    const expanded = this.page.locator('.pane-body .monaco-list-row[aria-expanded="true"]', {
      hasText: name,
    });
    await row.waitFor();
    // Rows that come or go above it may move it away from under the pointer; then a person clicks again, too.
    for (let tries = 1; (await row.getAttribute("aria-expanded")) !== "true"; tries++) {
      await row.locator(".monaco-tl-twistie").click();
      try {
        await expanded.first().waitFor({ timeout: 5000 });
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  /** The tick of a step of the walkthrough that is open. */
  step(title: string): { readonly done: Locator; readonly open: Locator } {
    const heading = this.page.locator(".step-title").getByText(title, { exact: true });
    const step = this.page.locator(".getting-started-step", { has: heading }).first();
    return {
      done: step.locator(".codicon.complete"),
      open: step.locator(".codicon.codicon-getting-started-step-unchecked"),
    };
  }

  /** The page of the step that is shown, inside its frame. */
  stepPage(): Locator {
    return this.webview();
  }

  /** Keeps a picture of the screen as `.artifacts/screens/<name>-<language>.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: artifactFile("screens", `${name}-${this.locale}.png`) });
  }

  private get rows(): Locator {
    return this.page.locator(".quick-input-widget:not([style*='display: none']) .monaco-list-row");
  }

  private async quickInput(key: string, text: string): Promise<void> {
    await this.page.keyboard.press(key);
    const input = this.page.locator(".quick-input-widget input").first();
    await input.waitFor({ timeout: 10_000 });
    await input.fill(text, { timeout: 5000 });
  }
}
