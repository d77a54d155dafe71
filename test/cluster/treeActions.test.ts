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
import { NotYet } from "@kubernetes-workshop/hosts/waitFor";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { textsOf } from "../support/texts.ts";

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
`;

/** A pod that nothing would create again. */
const alone = (name: string, node: string): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { nodeName: node, containers: [{ name: "nginx", image: "nginx:1.29" }] },
  });

describe("the menus of the cluster view on a real API server", () => {
  let controlPlane: ControlPlane;
  let browser: Browser;

  const kubectl = async (...args: string[]): Promise<string> => {
    const { stdout, stderr, code } = await controlPlane.kubectl(args);
    assert.equal(code, 0, stderr);
    return stdout;
  };

  before(async () => {
    controlPlane = await startControlPlane({ name: "tree-actions" });
    for (const [name, labels] of Object.entries(workers)) await controlPlane.createNode(name, labels);
    await controlPlane.kubectl(["apply", "-f", "-"], { input: web });
    await kubectl("wait", "deployment/web", "--for=jsonpath={.status.readyReplicas}=3", "--timeout=30s");
    await kubectl("wait", "pdb/web", "--for=jsonpath={.status.disruptionsAllowed}=1", "--timeout=30s");
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

      const choose = (row: string, command: string): Promise<void> =>
        learner.chooseFromMenu(learner.treeItem(row).first(), nls(`commands.${command}`));

      before(async () => {
        const vsix = await packageExtension();
        server = await startCodeServer({ locale, vsix, env: { KUBECONFIG: controlPlane.kubeconfigPath } });
        learner = await Learner.sitDown(browser, server, sampleWorkspace, locale, {
          colorScheme: locale === "en" ? "dark" : "light",
        });
        await learner.runCommand(nls("commands.selectContext"));
        await learner.pick("admin");
        await learner.treeItem("worker-a").first().waitFor();
      });

      after(async () => {
        await learner.page.close();
        await server.stop();
      });

      afterEach(async function () {
        if (this.currentTest?.state === "failed") await learner.screenshot("tree-actions-failed");
      });

      it("drain a node, and say which pods stay", async () => {
        const [node = ""] = (
          await kubectl("get", "pods", "-l", "app=web", "-o", "jsonpath={.items[*].spec.nodeName}")
        ).split(" ");
        const name = `alone-${locale}`;
        await controlPlane.kubectl(["create", "-f", "-"], { input: alone(name, node) });
        await kubectl("wait", `pod/${name}`, "--for=condition=Ready", "--timeout=30s");
        await choose(node, "drainNode");
        await learner.page.locator(".quick-input-list", { hasText: name }).waitFor();
        await learner.screenshot("drain-losses");
        await learner.page.keyboard.press("Enter");
        await learner.allowChanges("admin");
        const question = learner.page.locator(".monaco-dialog-box", { hasText: name });
        await question.getByText(controlPlane.server).waitFor();
        await learner.screenshot("drain-question");
        await learner.answerDialog(l10n("Drain"));
        const done =
          l10n("Node {0} is drained. Pods evicted: {1}.").replace("{0}", node).split("{1}")[0] ?? "";
        const toast = learner.page.locator(".notifications-toasts .notification-list-item", {
          hasText: done,
        });
        await toast.getByText(name).waitFor();
        await learner.screenshot("drain-done");
        const left = await kubectl(
          ...[
            "get",
            "pods",
            `--field-selector=spec.nodeName=${node}`,
            "-o",
            "jsonpath={.items[*].metadata.name}",
          ],
        );
        assert.equal(left, name);
        assert.equal(await kubectl("get", "node", node, "-o", "jsonpath={.spec.unschedulable}"), "true");
        await kubectl("uncordon", node);
        await kubectl("delete", "pod", name, "--now");
        await kubectl("wait", "pdb/web", "--for=jsonpath={.status.disruptionsAllowed}=1", "--timeout=30s");
      });

      it("suspend, run, and delete a CronJob", async () => {
        const name = `report-${locale}`;
        await kubectl(
          "create",
          "cronjob",
          name,
          "--image=busybox:1.36",
          "--schedule=0 3 1 1 *",
          "--",
          "true",
        );
        await learner.expand(l10n("Workloads"));
        await choose(name, "suspendCronJob");
        await learner.answerDialog(l10n("Suspend"));
        await learner.treeItem(name).filter({ hasText: "Suspended" }).waitFor();
        await choose(name, "runCronJob");
        await learner.answerDialog(l10n("Run"));
        await controlPlane.waitFor("the Job that was run by hand", async () => {
          const jobs = await kubectl("get", "jobs", "-o", "jsonpath={.items[*].metadata.name}");
          return jobs.includes(`${name}-manual-`) || new NotYet(jobs);
        });
        await choose(name, "resumeCronJob");
        await learner.answerDialog(l10n("Resume"));
        await learner.treeItem(name).filter({ hasText: "Suspended" }).waitFor({ state: "detached" });
        await choose(name, "deleteObject");
        const question = learner.page.locator(".monaco-dialog-box", { hasText: name });
        await question.getByText(l10n("Its Jobs and their pods are deleted with it.")).waitFor();
        await learner.screenshot("delete-question");
        await learner.answerDialog(l10n("Delete"));
        await learner.treeItem(name).first().waitFor({ state: "detached" });
      });
    });
  }
});
