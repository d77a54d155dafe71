import type { Browser, Page } from "playwright-core";

/** How the page of VS Code is opened. */
export interface WorkbenchOptions {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** VS Code sets this mark of the page's timeline once it knows all extensions and has an extension host. */
const extensionsLoaded = "code/didLoadExtensions";

/** How long to wait for anything on the page, in milliseconds: what comes at once on an idle machine takes longer on a busy one. */
const patience = 60_000;

/** Opens VS Code and answers when it can be used: its frame is there, and it has an extension host. */
export async function openWorkbench(
  browser: Browser,
  url: string,
  options: WorkbenchOptions = {},
): Promise<Page> {
  const { colorScheme = "dark", width = 1280, height = 800 } = options;
  const page = await browser.newPage({ colorScheme, viewport: { width, height } });
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await untilUsable(page);
  return page;
}

/** Waits until VS Code, opened or loaded anew, can be used. */
export async function untilUsable(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, extensionsLoaded);
}
