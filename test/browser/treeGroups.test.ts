import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of languages) {
  describe(`the groups of the tree, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({ locale, withSamples: true });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
    });

    /** Clicks a button of the view's title, which shows while the pointer is over the view. */
    const clickTitleButton = async (title: string): Promise<void> => {
      await learner.treeItem(l10n("Control plane")).first().hover();
      await learner.page
        .locator(".action-label")
        .and(learner.page.getByLabel(title))
        .filter({ visible: true })
        .first()
        .click();
    };
    /** Opens the choices of the filter. A title bar that is just drawn anew takes no click; a person clicks again. */
    const openFilter = async (title: string): Promise<void> => {
      for (let tries = 1; ; tries++) {
        try {
          await clickTitleButton(title);
          await learner.page
            .locator(".quick-input-widget:not([style*='display: none']) .monaco-list-row")
            .first()
            .waitFor({ timeout: 5000 });
          return;
        } catch (error) {
          if (tries === 4) throw error;
        }
      }
    };
    const typeFilter = async (text: string): Promise<void> => {
      await learner.page.locator(".quick-input-widget input").first().fill(text);
    };

    it("show the control plane with what each component does", async () => {
      await learner.expand(l10n("Control plane"));
      await learner.treeItem(l10n("API endpoint")).filter({ hasText: "https://127.0.0.1:" }).waitFor();
      for (const role of ["kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler"])
        await learner.treeItem(role).filter({ hasText: "Running 1/1" }).first().waitFor();
      const purpose = l10n("Chooses a node for each new pod.");
      await learner.seeTooltip(learner.treeItem("kube-scheduler").first(), purpose);
      await learner.page.mouse.move(700, 5);
    });

    it("show the kubelet first below a node", async () => {
      await learner.expand("ip-192-168");
      await learner
        .treeItem(/^kubelet/)
        .filter({ hasText: ":10250" })
        .first()
        .waitFor();
    });

    it("show the workloads of all namespaces", async () => {
      await learner.expand(l10n("Workloads"));
      await learner
        .treeItem("kube-proxy")
        .filter({ hasText: `${l10n("DaemonSet")} · kube-system` })
        .first()
        .waitFor();
      await learner.screenshot("tree-groups");
    });

    it("offer for several rows what acts on all of them, and list it in the question", async () => {
      const pods = ["kube-proxy-", "coredns-"].map((name) => learner.treeItem(name).first());
      const [one, other] = pods as [Locator, Locator];
      const selected = learner.page.locator(".pane-body .monaco-list-row.selected");
      // A redraw of the tree may take the selection away between the clicks; then a person selects again, too.
      await waitFor("two rows that stay selected", async () => {
        await one.click();
        await other.click({ modifiers: ["Control"] });
        const count = await selected.count();
        return count === 2 || new NotYet(count);
      });
      await other.click({ button: "right" });
      const menu = learner.page.locator(".context-view .monaco-menu .action-item");
      await menu
        .filter({ hasText: nls("commands.deletePod") })
        .first()
        .waitFor();
      assert.equal(await menu.filter({ hasText: nls("commands.showYaml") }).count(), 0);
      await learner.page.keyboard.press("Escape");
      await menu.first().waitFor({ state: "detached" });
      await learner.chooseFromMenu(other, nls("commands.deletePod"));
      const dialog = learner.page.locator(".monaco-dialog-box");
      await dialog.getByText(l10n("Delete {0} pods?").replace("{0}", "2")).waitFor();
      await dialog.getByText(/kube-system\/coredns-/).waitFor();
      await learner.screenshot("tree-delete-several");
      await learner.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await other.waitFor();
    });

    it("say while one types what is wrong with a label selector", async () => {
      await openFilter(nls("commands.filter"));
      await learner.page.locator(".quick-input-widget").getByText(l10n("By Namespace…")).waitFor();
      await learner.screenshot("tree-filter-choice");
      await learner.pick(l10n("By Label…"));
      await typeFilter("k8s-app in kube-proxy");
      const message = l10n("the values of in and notin must be in parentheses: tier in (front,back).");
      await learner.page.locator(".quick-input-message").getByText(message).waitFor();
      await learner.screenshot("tree-filter-wrong");
      await learner.page.keyboard.press("Escape");
    });

    it("hide what has another name or namespace, and say so until that is cleared", async () => {
      const own = learner.treeItem("kube-proxy").filter({ hasText: l10n("DaemonSet") });
      await openFilter(nls("commands.filter"));
      await learner.pick(l10n("By Name…"));
      await learner.typeInto("kube-proxy");
      const named = l10n("name contains {0}").replace("{0}", "kube-proxy");
      await learner.page
        .getByText(l10n("Filter: {0}").replace("{0}", named))
        .filter({ visible: true })
        .first()
        .waitFor();
      await learner.treeItem("coredns").first().waitFor({ state: "detached" });
      await own.first().waitFor();
      await learner.screenshot("tree-filter-name");

      await openFilter(nls("commands.changeFilter"));
      await learner.pick(l10n("By Namespace…"));
      const rows = learner.page.locator(".quick-input-widget .monaco-list-row");
      await rows
        .first()
        .filter({ hasText: l10n("namespace of the context") })
        .waitFor();
      await rows.filter({ hasText: "kube-system" }).waitFor();
      await learner.screenshot("tree-filter-namespace");
      await learner.pick("default");
      const inNamespace = l10n("namespace {0}").replace("{0}", "default");
      // The picker that has closed still has the text, too.
      await learner.page.getByText(`${named} · ${inNamespace}`).filter({ visible: true }).first().waitFor();
      await own.first().waitFor({ state: "detached" });

      await openFilter(nls("commands.changeFilter"));
      await learner.pick(l10n("Clear Filter"));
      await own.first().waitFor();
      await learner.treeItem("coredns").first().waitFor();
    });
  });
}
