import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { Learner } from "../support/learner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";

describe("a workspace that is not trusted", () => {
  const { nls } = textsOf("en");
  const workspace = new TemporaryFolder("workspace");
  let browser: Browser;
  let server: CodeServer;
  let learner: Learner;

  before(async () => {
    server = await startCodeServer({
      locale: "en",
      vsix: await packageExtension(),
      env: { KUBECONFIG: "/nowhere/kubeconfig" },
      workspaceTrust: true,
    });
    browser = await launchBrowser();
    learner = await Learner.sitDown(browser, server, workspace.path, "en");
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await workspace.remove();
  });

  const sees = (welcome: string): Promise<void> =>
    learner.page
      .locator(".welcome-view")
      .getByText(nls(`welcome.${welcome}`).slice(0, 30))
      .first()
      .waitFor();

  it("reads no kubeconfig, and says why", async () => {
    await learner.page
      .getByRole("tab", { name: nls("extension.displayName") })
      .first()
      .click();
    await sees("untrusted");
    await learner.screenshot("untrusted");
  });

  it("has no programs run in it, and is told why", async () => {
    await learner.runCommand(nls("commands.checkTools"));
    const message = learner.page.locator(".notification-toast", {
      hasText: "allowed only in a trusted workspace",
    });
    await message.getByRole("button", { name: "Manage Workspace Trust" }).waitFor();
    await message.locator(".codicon-notifications-clear").click();
    await message.waitFor({ state: "detached" });
  });

  it("is looked at again once it is trusted, even if that was done elsewhere", async () => {
    await learner.page.getByRole("tab", { name: "Explorer" }).first().click();
    await learner.runCommand("Workspaces: Manage Workspace Trust");
    const editor = learner.page.locator(".workspace-trust-editor");
    await editor.getByRole("button", { name: "Trust", exact: true }).first().click();
    await learner.page.locator(".workspace-trust-editor.trusted").waitFor();
    await learner.page.locator(".monaco-modal-editor-block .codicon-close").first().click();
    await editor.waitFor({ state: "detached" });
    await learner.page
      .getByRole("tab", { name: nls("extension.displayName") })
      .first()
      .click();
    await sees("noKubeconfig");
  });
});
