import type { Frame, Locator, Page } from "playwright-core";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

const mostPresses = 120;

/** Uses VS Code by its keyboard alone. What is looked at to know when to go on is read from the page. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command by its whole title. */
  async command(title: string): Promise<void> {
    // What else goes on in the window may close the palette; then a person opens it again, too.
    for (let tries = 1; ; tries++) {
      try {
        await this.press("F1");
        await this.quickInput.waitFor({ timeout: 5000 });
        await this.type(title);
        await this.focusedRow.filter({ hasText: title }).waitFor({ timeout: 5000 });
        await this.press("Enter");
        return;
      } catch (error) {
        if (tries === 4) throw error;
        await this.press("Escape");
      }
    }
  }

  /** Chooses an entry of the quick pick that is open. */
  async pick(label: string): Promise<void> {
    await this.quickInput.waitFor();
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().waitFor();
    await this.until(this.focusedRow.filter({ hasText: label }), "ArrowDown");
    await this.press("Enter");
  }

  /** Answers the input box that is open. */
  async answerInput(text: string): Promise<void> {
    // A quick pick before it may still be there.
    const message = this.page.locator(".quick-input-message", { hasText: "Press 'Enter' to confirm" });
    await message.waitFor();
    await this.quickInput.and(this.page.locator(":focus")).waitFor();
    await this.press("Control+A");
    await this.type(text);
    await this.press("Enter");
  }

  /** Presses a button of the dialog that asks. */
  async answerDialog(button: string): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    await this.until(dialog.locator(":focus").filter({ hasText: button }), "Tab");
    await this.press("Enter");
    await dialog.waitFor({ state: "detached" });
  }

  /**
   * Moves the focus of the tree to a row.
   *
   * @param focusTree the title of VS Code's command that gives the focus to the view
   */
  async rowOfTree(focusTree: string, row: string | RegExp): Promise<Locator> {
    const focused = this.page.locator(".pane-body .monaco-list:focus-within .monaco-list-row.focused");
    await this.page.locator(".pane-body .monaco-list-row", { hasText: row }).first().waitFor();
    await this.command(focusTree);
    await this.page.locator(".pane-body .monaco-list:focus-within").waitFor();
    await this.press("Home");
    const found = focused.filter({ hasText: row });
    await this.until(found, "ArrowDown");
    return found;
  }

  /** Chooses an entry of the context menu of what has the focus. */
  async menu(entry: string): Promise<void> {
    await this.press("Shift+F10");
    const menu = this.page.locator(".context-view .monaco-menu");
    await menu.waitFor();
    await this.until(menu.locator(".action-item.focused", { hasText: entry }), "ArrowDown");
    await this.press("Enter");
    await menu.waitFor({ state: "detached" });
  }

  /**
   * Presses Tab in a view's page until something of it has the focus.
   *
   * @param focusView the title of VS Code's command that gives the focus to the page
   */
  async tabTo(frame: Frame, focusView: string, wanted: Locator): Promise<void> {
    await wanted.waitFor();
    // What else goes on in the window may take the focus away; then a person moves it back.
    for (let tries = 0; tries < 4; tries++) {
      await this.command(focusView);
      if (!(await isFocused(frame))) continue;
      for (let presses = 0; presses < mostPresses; presses++) {
        if ((await wanted.and(frame.locator(":focus")).count()) > 0) return;
        await this.press("Tab");
      }
    }
    throw new Error(`Tab does not lead to ${String(wanted)}.`);
  }

  /**
   * Puts the cursor of the editor before the only place of a text, and shows the hover there.
   *
   * @param focusEditor the title of VS Code's command that gives the focus to the editor
   * @param showHover the title of the one that shows the hover at the cursor
   */
  async hover(text: string, focusEditor: string, showHover: string): Promise<void> {
    await this.command(focusEditor);
    await this.press("Control+F");
    const find = this.page.locator(".find-widget.visible");
    await find.waitFor();
    await this.press("Control+A");
    await this.type(text);
    await find.locator(".matchesCount").getByText(/^1 /).first().waitFor();
    await this.press("Escape", "ArrowLeft");
    await this.command(showHover);
    await waitFor("the hover", async () => {
      const hovers = this.page.locator(".monaco-editor .monaco-hover:not(.hidden) .hover-row");
      return (await hovers.count()) > 0 || new NotYet("no hover");
    });
    await this.press("Escape");
  }

  /** Presses a key until something is there that the key leads to. */
  private async until(wanted: Locator, key: string): Promise<void> {
    for (let presses = 0; presses < mostPresses; presses++) {
      // What a key did is drawn in the next frame.
      await this.page.evaluate("new Promise((resolve) => requestAnimationFrame(resolve))");
      if ((await wanted.count()) > 0) return;
      await this.press(key);
    }
    throw new Error(`${key} does not lead to ${String(wanted)}.`);
  }

  private get quickInput(): Locator {
    return this.page.locator(".quick-input-widget:not([style*='display: none']) input").first();
  }

  private get focusedRow(): Locator {
    return this.page.locator(".quick-input-widget:not([style*='display: none']) .monaco-list-row.focused");
  }
}

/** Waits a few seconds for a page to have the focus; its security policy refuses Playwright's own way to wait. */
async function isFocused(frame: Frame): Promise<boolean> {
  const deadline = performance.now() + 5000;
  while (!(await frame.evaluate<boolean>("document.hasFocus()"))) {
    if (performance.now() > deadline) return false;
  }
  return true;
}
