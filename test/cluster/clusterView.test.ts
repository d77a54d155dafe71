import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { textsOf } from "../support/texts.ts";

const pod = (name: string, node: string): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { nodeName: node, containers: [{ name: "nginx", image: "nginx:1.29" }] },
  });

describe("the cluster view on a real API server", () => {
  let controlPlane: ControlPlane;
  let browser: Browser;

  before(async () => {
    controlPlane = await startControlPlane({ name: "cluster-view" });
    for (const [name, labels] of Object.entries(workers)) await controlPlane.createNode(name, labels);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
    await controlPlane.stop();
  });

  for (const locale of languages) {
    describe(`in ${languageNames[locale]}`, () => {
      const { nls, l10n } = textsOf(locale);
      let server: CodeServer;
      let learner: Learner;

      const connect = async (kubeContext: string): Promise<void> => {
        await learner.runCommand(nls("commands.selectContext"));
        await learner.pick(kubeContext);
      };

      before(async () => {
        await controlPlane.kubectl(["create", "-f", "-"], { input: pod(`first-${locale}`, "worker-a") });
        const vsix = await packageExtension();
        server = await startCodeServer({ locale, vsix, env: { KUBECONFIG: controlPlane.kubeconfigPath } });
        learner = await Learner.sitDown(browser, server, sampleWorkspace, locale, {
          colorScheme: locale === "en" ? "dark" : "light",
        });
      });

      after(async () => {
        await learner.page.close();
        await server.stop();
      });

      it("connects to the context that was chosen and ticks the first step", async () => {
        await learner.runCommand(nls("commands.openWalkthrough"));
        await learner.stepPage().getByRole("heading").first().waitFor();
        await connect("admin");
        for (const name of Object.keys(workers)) await learner.treeItem(name).first().waitFor();
        await learner.page
          .locator(".pane-body .message")
          .getByText(l10n("Context: {0}").replace("{0}", "admin"))
          .waitFor();
        await learner.step(nls("walkthroughs.basics.welcome.title")).done.waitFor();
        for (const step of ["what-is-kubernetes", "nodes"])
          assert.equal(await learner.step(nls(`walkthroughs.basics.${step}.title`)).done.count(), 0);
      });

      it("shows a node's pods when it is expanded, and ticks the third step", async () => {
        await learner.expand("worker-a");
        await learner.treeItem(`first-${locale}`).filter({ hasText: "Running 1/1" }).waitFor();
        await learner.step(nls("walkthroughs.basics.nodes.title")).done.waitFor();
        await learner.expand(`first-${locale}`);
        await learner.treeItem("nginx:1.29").first().waitFor();
        await learner.screenshot("cluster");
      });

      it("shows a pod that kubectl creates, by itself, and lets it go when it is deleted", async () => {
        const name = `made-by-kubectl-${locale}`;
        await controlPlane.kubectl(["create", "-f", "-"], { input: pod(name, "worker-a") });
        await learner.treeItem(name).filter({ hasText: "Running" }).waitFor();
        await controlPlane.kubectl(["delete", "pod", name, "--now"]);
        await learner.treeItem(name).waitFor({ state: "detached" });
      });

      it("shows a pod that no node can take", async () => {
        const name = `too-large-${locale}`;
        const resources = ["--overrides", '{"spec":{"nodeSelector":{"nowhere":"true"}}}'];
        await controlPlane.kubectl(["run", name, "--image=nginx:1.29", ...resources]);
        await learner.expand(l10n("Pods without a node"));
        await learner.treeItem(name).filter({ hasText: "Pending 0/1" }).waitFor();
        await learner.screenshot("cluster-pending");
        await controlPlane.kubectl(["delete", "pod", name, "--now"]);
        await learner.treeItem(l10n("Pods without a node")).waitFor({ state: "detached" });
      });

      it("follows a node that is cordoned", async () => {
        await controlPlane.kubectl(["cordon", "worker-c"]);
        await learner.treeItem("worker-c").filter({ hasText: "Ready,SchedulingDisabled" }).waitFor();
        await controlPlane.kubectl(["uncordon", "worker-c"]);
        await learner
          .treeItem("worker-c")
          .filter({ hasText: "SchedulingDisabled" })
          .waitFor({ state: "detached" });
      });

      it("changes nothing in a context that is read-only, until changes are allowed in it", async () => {
        const message = learner.page.locator(".pane-body .message");
        const readOnly = message.getByText(l10n("Read-only"));
        const question = learner.readOnlyDialog("admin");
        await readOnly.waitFor();
        await learner.chooseFromMenu(learner.treeItem("worker-c").first(), nls("commands.cordonNode"));
        await question.getByText(controlPlane.server).waitFor();
        await learner.screenshot("read-only");
        await learner.page.keyboard.press("Escape");
        await question.waitFor({ state: "detached" });
        await learner.runCommand(nls("commands.allowChanges"));
        await learner.allowChanges("admin");
        await readOnly.waitFor({ state: "detached" });
        await learner.chooseFromMenu(learner.treeItem("worker-c").first(), nls("commands.cordonNode"));
        await learner.answerDialog(l10n("Cordon"));
        await learner.treeItem("worker-c").filter({ hasText: "SchedulingDisabled" }).waitFor();
        await learner.runCommand(nls("commands.makeReadOnly"));
        await readOnly.waitFor();
        await learner.chooseFromMenu(learner.treeItem("worker-c").first(), nls("commands.uncordonNode"));
        await question.waitFor();
        await learner.page.keyboard.press("Escape");
        await question.waitFor({ state: "detached" });
        await controlPlane.kubectl(["uncordon", "worker-c"]);
        await learner
          .treeItem("worker-c")
          .filter({ hasText: "SchedulingDisabled" })
          .waitFor({ state: "detached" });
      });

      for (const [kubeContext, welcome] of [
        ["nobody", "welcome.forbidden"],
        ["wrong-token", "welcome.unauthorized"],
      ] as const) {
        it(`says what to do when the server refuses: ${kubeContext}`, async () => {
          await connect(kubeContext);
          await learner.page.locator(".welcome-view").getByText(nls(welcome).slice(0, 25)).first().waitFor();
          await learner.screenshot(kubeContext);
        });
      }
    });
  }
});
