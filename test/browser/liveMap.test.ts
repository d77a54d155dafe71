import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Learner } from "../support/learner.ts";
import { axeFindings } from "../support/axeFindings.ts";
import { frameWith } from "../support/frameWith.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of languages) {
  describe(`the live map, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({ locale });
    let learner: Learner;

    before(() => {
      learner = seat.learner();
    });

    const map = (): Locator => learner.webview().locator("svg");
    const pods = (): Locator => map().getByRole("button", { name: /web-/ });

    it("says what to do while no cluster is connected, and does it", async () => {
      await learner.runCommand(nls("commands.openCourseManifest"));
      await learner.pick("k8s-deployment");
      // The map opens beside a text editor, and in its place where there is none.
      await learner.page.locator(".tab.active", { hasText: "deployment.yaml" }).waitFor();
      await learner.runCommand(nls("commands.showMap"));
      await learner
        .webview()
        .getByRole("button", { name: l10n("Start Practice Cluster") })
        .click();
      await map()
        .getByRole("button", { name: /compute\.internal/ })
        .first()
        .waitFor();
      await map()
        .getByRole("img", { name: /kube-scheduler/ })
        .first()
        .waitFor();
    });

    it("shows the pods of a Deployment as soon as they are there, and who acted", async () => {
      await learner.page.locator(".tab", { hasText: "deployment.yaml" }).click();
      await learner.runCommand(nls("commands.applyManifest"));
      await waitFor("the pods on the map", async () => (await pods().count()) >= 2);
      const running = map().getByRole("button", { name: /web-.*Running/ });
      await running.first().waitFor();
      const happenings = learner.webview().locator(".happenings li");
      await happenings.filter({ hasText: /web-/ }).first().waitFor();
      await learner.screenshot("live-map");
    });

    it("is walked through by the keyboard, with a menu beside each pod", async () => {
      await pods().first().focus();
      await learner.page.keyboard.press("Enter");
      const entry = learner.webview().getByRole("menuitem", { name: l10n("Reveal in Tree") });
      await entry.waitFor();
      await learner.screenshot("live-map-menu");
      await entry.press("Escape");
      await entry.waitFor({ state: "detached" });
      const before = await focusedName(map());
      await learner.page.keyboard.press("ArrowUp");
      await waitFor("the focus on another item", async () => (await focusedName(map())) !== before);
    });

    it("has nothing that axe-core finds", async () => {
      const frame = await frameWith(learner.page, ".happenings li");
      assert.deepEqual(await axeFindings(frame), []);
      await pods().first().focus();
      await learner.page.keyboard.press("Enter");
      await frame.locator('[role="menu"]').waitFor();
      assert.deepEqual(await axeFindings(frame), []);
      await learner.page.keyboard.press("Escape");
    });

    it("shows the state before the Deployment again", async () => {
      const slider = learner.webview().getByRole("slider");
      await slider.focus();
      await slider.press("Home");
      await waitFor("the map without pods", async () => (await pods().count()) === 0);
      await learner.screenshot("live-map-replay");
      await learner
        .webview()
        .getByRole("button", { name: l10n("Live"), exact: true })
        .click();
      await pods().first().waitFor();
    });

    it("reveals a pod in the tree", async () => {
      const name = (await pods().first().getAttribute("aria-label")) ?? "";
      const pod = /web-[a-z0-9-]+/.exec(name)?.[0];
      assert.ok(pod !== undefined, name);
      await pods().first().click();
      await learner
        .webview()
        .getByRole("menuitem", { name: l10n("Reveal in Tree") })
        .click();
      await learner.page.locator(".pane-body .monaco-list-row.selected", { hasText: pod }).waitFor();
    });

    it("is empty again when the cluster is gone", async () => {
      await learner.runCommand(nls("commands.stopPractice"));
      await learner
        .webview()
        .getByRole("button", { name: l10n("Start Practice Cluster") })
        .waitFor();
    });
  });
}

async function focusedName(map: Locator): Promise<string | null> {
  return map.locator(":focus").getAttribute("aria-label");
}
