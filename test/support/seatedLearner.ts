import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { cp } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { type CodeServerOptions, startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import type { WorkbenchOptions } from "@kubernetes-workshop/hosts/codeServer/workbench";
import { Learner } from "./learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";

/** What the learner of a suite finds. */
export interface Seat extends Omit<CodeServerOptions, "vsix"> {
  readonly locale: Language;
  readonly window?: WorkbenchOptions;
  /** Whether the folder that is open has the sample manifests in it; it is empty otherwise. */
  readonly withSamples?: boolean;
  /** What else is in the folder. */
  readonly prepare?: (folder: string) => Promise<void>;
}

/**
 * Has a learner for the suite that calls it: a VS Code with the packaged extension, on an own folder, without a
 * kubeconfig unless `env` names one; in English dark, in Korean light. A test that fails leaves a picture.
 *
 * @returns the learner and their folder, once the suite runs
 */
export function seatedLearner(seat: Seat): { learner(): Learner; readonly folder: TemporaryFolder } {
  const folder = new TemporaryFolder("workspace");
  let browser: Browser | undefined;
  let server: CodeServer | undefined;
  let learner: Learner | undefined;

  before(async () => {
    const { window, withSamples, prepare, ...options } = seat;
    if (withSamples) await cp(sampleWorkspace, folder.path, { recursive: true });
    await prepare?.(folder.path);
    server = await startCodeServer({
      ...options,
      vsix: await packageExtension(),
      env: { KUBECONFIG: "/nowhere/kubeconfig", ...options.env },
    });
    browser = await launchBrowser();
    learner = await Learner.sitDown(browser, server, folder.path, seat.locale, {
      colorScheme: seat.locale === "en" ? "dark" : "light",
      ...window,
    });
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await learner?.screenshot(`failed-${nameOf(this.currentTest)}`);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await folder.remove();
  });

  return {
    folder,
    learner: () => {
      if (!learner) throw new Error("The learner sits down when the suite begins.");
      return learner;
    },
  };
}

/** The title of a test as the name of a file. */
function nameOf({ title }: { readonly title: string }): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60);
}
