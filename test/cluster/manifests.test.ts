import assert from "node:assert/strict";
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { fieldManager } from "../../src/fieldManager.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";

const configMaps = (value: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: first
data:
  colour: ${value}
---
apiVersion: v1
kind: Namespace
metadata:
  name: applied
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: second
  namespace: applied
data:
  colour: ${value}
`;

describe("manifests on a real API server", () => {
  const { nls, l10n } = textsOf("en");
  const folder = new TemporaryFolder("workspace");
  let controlPlane: ControlPlane;
  let browser: Browser;
  let server: CodeServer;
  let learner: Learner;

  before(async () => {
    controlPlane = await startControlPlane({ name: "manifests" });
    await cp(sampleWorkspace, folder.path, { recursive: true });
    await writeFile(path.join(folder.path, "objects.yaml"), configMaps("red"));
    await writeFile(path.join(folder.path, "contested.yaml"), configMaps("blue").split("---")[0] ?? "");
    await writeFile(
      path.join(folder.path, "wrong.yaml"),
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: three\n",
    );
    server = await startCodeServer({
      locale: "en",
      vsix: await packageExtension(),
      env: { KUBECONFIG: controlPlane.kubeconfigPath },
    });
    browser = await launchBrowser();
    learner = await Learner.sitDown(browser, server, folder.path, "en");
    await learner.runCommand(nls("commands.selectContext"));
    await learner.pick("admin");
    await learner.page
      .locator(".pane-body .message")
      .getByText(l10n("Context: {0}").replace("{0}", "admin"))
      .waitFor();
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await controlPlane.stop();
    await folder.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await learner.screenshot("manifests-failed");
  });

  const dialog = (): Locator => learner.page.locator(".monaco-dialog-box");
  const apply = async (file: string): Promise<void> => {
    await learner.openFile(file);
    await learner.page
      .locator(".editor-actions")
      .getByRole("button", { name: nls("commands.applyManifest") })
      .first()
      .click();
  };
  const colour = async (name: string, namespace = "default"): Promise<unknown> => {
    const { status, body } = await controlPlane.request(
      "GET",
      `/api/v1/namespaces/${namespace}/configmaps/${name}`,
    );
    return status === 200 ? (body as { data: { colour: unknown } }).data.colour : undefined;
  };

  it("says that the context is read-only, and sends nothing unless changes are allowed in it", async () => {
    const question = learner.readOnlyDialog("admin");
    await apply("objects.yaml");
    await question.getByText(controlPlane.server).waitFor();
    await question.getByRole("button", { name: "Cancel" }).click();
    await question.waitFor({ state: "detached" });
    // A question that is asked again comes after whatever the first answer has set going.
    await apply("objects.yaml");
    await question.waitFor();
    assert.equal(await colour("first"), undefined);
    await learner.allowChanges("admin");
    await dialog().getByText("3 objects").waitFor();
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "detached" });
  });

  it("sends nothing where the question is answered with Cancel, which names all that matters", async () => {
    await apply("objects.yaml");
    const text = await dialog().innerText();
    for (const part of [
      "admin",
      controlPlane.server,
      "default",
      "3 objects",
      "ConfigMap first",
      "ConfigMap second",
    ])
      assert.ok(text.includes(part), `${part} is not in: ${text}`);
    await learner.screenshot("confirm");
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await dialog().waitFor({ state: "detached" });
    // A question that is asked again comes after whatever the first answer has set going.
    await apply("objects.yaml");
    await dialog().waitFor();
    assert.equal(await colour("first"), undefined);
    assert.equal((await controlPlane.request("GET", "/api/v1/namespaces/applied")).status, 404);
  });

  it("applies where it is answered with Apply, the namespace first", async () => {
    await dialog()
      .getByRole("button", { name: l10n("Apply"), exact: true })
      .click();
    await learner.page.locator(".statusbar-item", { hasText: "3 created" }).waitFor();
    assert.equal(await colour("first"), "red");
    assert.equal(await colour("second", "applied"), "red");
    const { body } = await controlPlane.request("GET", "/api/v1/namespaces/default/configmaps/first");
    const { managedFields } = (
      body as { metadata: { managedFields: { manager: string; operation: string }[] } }
    ).metadata;
    assert.deepEqual(
      managedFields.map(({ manager, operation }) => [manager, operation]),
      [[fieldManager, "Apply"]],
    );
  });

  it("takes a field over from another manager only after asking", async () => {
    const other = await controlPlane.kubectl(
      ["apply", "--server-side", "--force-conflicts", "--field-manager=gardener", "-f", "-"],
      { input: configMaps("green").split("---")[0] ?? "" },
    );
    assert.equal(other.code, 0, other.stderr);
    await apply("contested.yaml");
    await dialog()
      .getByRole("button", { name: l10n("Apply"), exact: true })
      .click();
    await dialog().getByText("gardener").waitFor();
    assert.match(await dialog().innerText(), /data\.colour/);
    await dialog().getByRole("button", { name: "Cancel" }).click();
    await learner.page.locator(".monaco-editor .squiggly-error").first().waitFor();
    assert.equal(await colour("first"), "green");
    await apply("contested.yaml");
    await dialog()
      .getByRole("button", { name: l10n("Apply"), exact: true })
      .click();
    await dialog()
      .getByRole("button", { name: l10n("Take Over") })
      .click();
    await learner.page.locator(".statusbar-item", { hasText: "ConfigMap first changed" }).waitFor();
    assert.equal(await colour("first"), "blue");
  });

  it("marks the field that the server refuses", async () => {
    await apply("wrong.yaml");
    await dialog()
      .getByRole("button", { name: l10n("Apply"), exact: true })
      .click();
    await learner.page.locator(".monaco-editor .squiggly-error").first().waitFor();
    await learner.page
      .locator(".notification-toast", { hasText: l10n("The object was not applied.") })
      .getByRole("button", { name: l10n("Show Problems") })
      .click();
    await learner.page
      .locator(".markers-panel")
      .getByText("spec.replicas must be a number")
      .first()
      .waitFor();
  });

  it("applies nothing once a setting makes the context read-only for good", async () => {
    const before = await colour("first");
    await mkdir(path.join(folder.path, ".vscode"));
    await writeFile(
      path.join(folder.path, ".vscode", "settings.json"),
      JSON.stringify({ "kubernetesWorkshop.readOnlyContexts": ["adm*"] }),
    );
    await learner.page.locator(".pane-body .message").getByText(l10n("Read-only")).waitFor();
    await apply("contested.yaml");
    const said = learner.page.locator(".notification-list-item", { hasText: "adm*" });
    await said.getByRole("button", { name: l10n("Open Settings") }).waitFor();
    await learner.screenshot("read-only-setting");
    assert.equal(await dialog().count(), 0);
    assert.equal(await colour("first"), before);
  });
});
