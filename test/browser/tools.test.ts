import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, FrameLocator } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { Learner } from "../support/learner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";

/** The programs of the learner's machine; the login shell alone knows where they are. */
const programs = {
  minikube: 'echo "minikube version: v1.33.1"',
  kubectl: `echo '{"clientVersion": {"gitVersion": "v1.37.2"}}'`,
  eksctl: "sleep 1000",
  aws: 'echo "aws: broken installation" >&2; exit 1',
};

for (const locale of languages) {
  describe(`the check of the tools, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const folder = new TemporaryFolder("workspace");
    const bin = new TemporaryFolder("bin");
    let browser: Browser;
    let server: CodeServer;
    let learner: Learner;

    async function write(name: string, script: string): Promise<string> {
      const file = path.join(bin.path, name);
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
      return file;
    }

    /** The document in the Markdown preview. */
    function preview(): FrameLocator {
      return learner.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    }

    before(async () => {
      for (const [name, script] of Object.entries(programs)) await write(name, script);
      const shell = `PATH="${bin.path}:/usr/bin:/bin"; export PATH; for last; do :; done; eval "$last"`;
      server = await startCodeServer({
        locale,
        vsix: await packageExtension(),
        env: { KUBECONFIG: "/nowhere/kubeconfig", SHELL: await write("zsh", shell) },
      });
      browser = await launchBrowser();
      learner = await Learner.sitDown(browser, server, folder.path, locale);
    });

    after(async () => {
      await browser.close();
      await server.stop();
      await folder.remove();
      await bin.remove();
    });

    it("has its step in the walkthrough, not ticked yet", async () => {
      await learner.runCommand("Welcome: Open Walkthrough...");
      await learner.pick(nls("walkthroughs.architecture.title"));
      await learner.step(nls("walkthroughs.architecture.cluster-setup.title")).open.waitFor();
    });

    it("shows what there is, what does not answer, and how to get the rest", async () => {
      await learner.runCommand(nls("commands.checkTools"));
      const row = (name: string): Promise<string> =>
        preview().getByRole("row", { name, exact: false }).first().innerText();
      await preview()
        .getByRole("heading", { name: l10n("Tools on this machine") })
        .waitFor();
      assert.match(await row("minikube"), /v1\.33\.1/);
      assert.match(await row("kubectl"), /v1\.37\.2/);
      assert.ok((await row("eksctl")).includes(l10n("found, version unknown")));
      assert.ok((await row("kOps")).includes(l10n("not found")));
      await preview().getByText("aws: broken installation").waitFor();
      // A date such as "2026. 11. 25." at the start of a line would be a list.
      assert.equal(await preview().locator("ol").count(), 0);
      await preview()
        .getByRole("link", { name: l10n("How to install it") })
        .first()
        .waitFor();
      await learner.screenshot("tools");
    });

    it("makes the report anew by the button of its tab", async () => {
      await write("kind", 'echo "kind v0.23.0 go1.21.10 linux/amd64"');
      await learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: nls("commands.checkTools") })
        .click();
      await preview()
        .getByRole("row", { name: /kind.*v0\.23\.0/ })
        .waitFor();
    });

    it("ticks its step", async () => {
      await learner.openStep(
        nls("walkthroughs.architecture.title"),
        nls("walkthroughs.architecture.cluster-setup.title"),
      );
      await learner.step(nls("walkthroughs.architecture.cluster-setup.title")).done.waitFor();
    });
  });
}
