import type { Browser, Page } from "playwright-core";

/** Options for opening the VS Code page. */
export interface WorkbenchOptions {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** Performance mark that VS Code sets once it knows all extensions and has an extension host. */
const extensionsLoaded = "code/didLoadExtensions";

/** Timeout for anything on the page, in milliseconds; generous because busy machines are slow. */
const patience = 60_000;

/** Opens VS Code and resolves when it is ready: its frame is visible and it has an extension host. */
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

/** Waits until VS Code is ready after being opened or reloaded. */
export async function untilUsable(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, extensionsLoaded);
}
