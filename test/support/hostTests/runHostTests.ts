import { appendFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { format } from "node:util";
import type { Page } from "playwright-core";
import { artifactFile, repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { type TestCounts, readTestCounts } from "@kubernetes-workshop/testing/testCounts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { buildHostTests } from "./buildHostTests.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { testLinePrefix } from "./hostConsole.ts";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** What is run, and in which VS Code. */
export interface HostTestOptions {
  readonly locale: Language;
  /** The folder that VS Code shows. */
  readonly workspace: string;
  /** The extension's folder, built; the repository's own by default. */
  readonly extensionDevelopmentPath?: string;
  /** A file that exports `run()`; by default, `test/host` is bundled and its index taken. */
  readonly extensionTestsPath?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  readonly timeoutMs?: number;
  /** Takes the lines that the suites print; by default they go to standard output. */
  readonly print?: (line: string) => void;
}

/** How the suites ended: the code that VS Code gave, and what mocha counted. */
export interface HostTestResult extends TestCounts {
  readonly exitCode: number;
}

/** Runs mocha suites inside the extension host of a real VS Code, and shows what they print; the rest goes to a log. */
export async function runHostTests(options: HostTestOptions): Promise<HostTestResult> {
  const { locale, extensionDevelopmentPath = repositoryFolder, timeoutMs = 120_000 } = options;
  const tests = options.extensionTestsPath ?? (await buildHostTests());
  const resultFile = artifactFile("host", `result-${locale}-${process.pid}.json`);
  const logFile = artifactFile("host", `${locale}-${process.pid}.log`);
  await rm(resultFile, { force: true });
  await using server = await startCodeServer({
    locale,
    enableSmokeTestDriver: true,
    userSettings: options.userSettings ?? {},
    env: {
      ...options.env,
      KUBERNETES_WORKSHOP_LANGUAGE: locale,
      KUBERNETES_WORKSHOP_RESULT: resultFile,
    },
  });
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  const automation = await listen(page, logFile, options.print ?? console.log);
  await page.goto(
    server.url(options.workspace, [
      ["extensionDevelopmentPath", server.remoteUri(extensionDevelopmentPath)],
      ["extensionTestsPath", server.remoteUri(tests)],
      ["skipWelcome", "true"],
    ]),
  );
  const exitCode = await waitFor("the tests in the extension host to end", () => automation.exitCode, {
    timeoutMs,
    assertPossible: () => server.assertRunning(),
  });
  const counts = await readTestCounts(resultFile);
  if (counts === undefined) {
    throw new Error(`The suites did not run: ${await errorsIn(logFile)}\nLog: ${logFile}`);
  }
  return { exitCode, ...counts };
}

/** Takes what VS Code tells a page that automates it: lines of its log and of the tests, and the end. */
async function listen(
  page: Page,
  logFile: string,
  print: (line: string) => void,
): Promise<{ exitCode: number | undefined }> {
  const automation: { exitCode: number | undefined } = { exitCode: undefined };
  await page.exposeFunction("codeAutomationLog", (type: string, values: readonly unknown[]) => {
    const line = format(...values);
    appendFileSync(logFile, `${type} ${line}\n`);
    if (line.startsWith(testLinePrefix)) {
      print(line.slice(testLinePrefix.length));
    }
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    automation.exitCode = code;
  });
  return automation;
}

async function errorsIn(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return /^error (?!.*(?:gallery|Service Worker))[^]*/m.exec(text)?.[0] ?? "VS Code gave no reason.";
}
