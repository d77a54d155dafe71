import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import type { Learner } from "../support/learner.ts";
import { hangWhileKept } from "kubernetes-practice-cluster/test/support/hangWhileKept";
import { seatedLearner } from "../support/seatedLearner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const configMap = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  colour: blue\n`;
const containers = Array.from({ length: 101 }, (_, each) => `    - { name: c${each}, image: nginx:1.29 }\n`);
const files = {
  "keeps.yaml": configMap("keeps"),
  "poison.yaml": configMap("poison"),
  "after.yaml": configMap("after"),
  "crowd.yaml": `apiVersion: v1\nkind: Pod\nmetadata:\n  name: crowd\nspec:\n  containers:\n${containers.join("")}`,
  "deep.yaml": `${configMap("deep")}  nested: ${"[".repeat(5_000)}${"]".repeat(5_000)}\n`,
  "long.yaml": `${configMap("long")}${"  # A comment that makes it longer than any manifest is.\n".repeat(200_000)}`,
};

for (const locale of languages) {
  describe(`a practice cluster in trouble, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const data = new TemporaryFolder("data");
    const seat = seatedLearner({
      locale,
      dataFolder: data.path,
      prepare: async (folder) => {
        await mkdir(folder, { recursive: true });
        for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
      },
    });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await hangWhileKept(data.path, "/registry/configmaps/default/poison");
    });
    after(() => data.remove());

    const pressApply = (): Promise<void> =>
      learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: nls("commands.applyManifest") })
        .first()
        .click();
    const apply = async (file: string): Promise<void> => {
      await learner.openFile(file);
      await pressApply();
    };
    const created = async (name: string): Promise<void> => {
      const text = l10n("{0} created").replace("{0}", `${l10n("ConfigMap")} ${name}`);
      await learner.page.locator(".statusbar-item", { hasText: text }).waitFor();
    };
    const problem = (text: string): Locator =>
      learner.page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();
    const setAside = (): string[] => globSync("**/set-aside-*.yaml", { cwd: data.path });
    const message = (): Locator =>
      learner.page.locator(".notification-toast", { hasText: "ConfigMap default/poison" }).first();

    it("says that an object is over a limit of its own, and not that something is forbidden", async () => {
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await apply("crowd.yaml");
      const toast = learner.page.locator(".notification-toast", {
        hasText: l10n("The object was not applied."),
      });
      await toast.getByRole("button", { name: l10n("Show Problems") }).click();
      await problem(
        l10n("This {0} exceeds the limits of the practice cluster.").replace("{0}", "Pod"),
      ).waitFor();
      await problem("the practice cluster runs at most 100 containers in a pod").waitFor();
      await learner.screenshot("practice-limit");
    });

    it("says that it has no place to store a change, which is no fault of the manifest", async () => {
      const [file = ""] = globSync("**/practice/objects.jsonl", { cwd: data.path });
      const place = path.join(data.path, file);
      await rm(place);
      await mkdir(place);
      await apply("keeps.yaml");
      const notApplied = l10n("{0} was not applied.").replace("{0}", `${l10n("ConfigMap")} keeps`);
      const toast = learner.page.locator(".notification-toast", { hasText: notApplied });
      await toast.getByText("EISDIR").first().waitFor();
      await toast.getByRole("button", { name: l10n("Show Log") }).waitFor();
      assert.equal(await learner.page.locator(".monaco-editor .squiggly-error:visible").count(), 0);
      await learner.screenshot("not-stored");
      await rm(place, { recursive: true });
      await pressApply();
      await created("keeps");
    });

    it("says that a document is nested too deeply", async () => {
      await apply("deep.yaml");
      await problem(l10n("This document is nested too deeply to be read.")).waitFor();
      await learner.screenshot("nested-too-deeply");
    });

    it("says that a file is too long", async () => {
      await learner.openFile("long.yaml");
      await learner.page.getByRole("button", { name: "Open Anyway" }).click();
      await pressApply();
      await problem(
        l10n("This file is too long to be read as a manifest. Split it into several files."),
      ).waitFor();
      await learner.screenshot("too-long");
      await learner.closeEditor("long.yaml");
    });

    it("is started again where it hangs, and says so", async () => {
      await learner.runCommand("Notifications: Clear All Notifications");
      await apply("poison.yaml");
      const note = l10n(
        "The practice cluster stopped unexpectedly and was restarted. Everything you applied is still there.",
      );
      await learner.page.getByText(note).first().waitFor();
      await learner.screenshot("practice-hung");
    });

    it("sets aside the object with which it hangs again, and names it", async () => {
      await message().waitFor();
      await learner.screenshot("set-aside");
      assert.equal(setAside().length, 1);
    });

    it("shows what was set aside", async () => {
      await message()
        .getByRole("button", { name: l10n("Show Objects") })
        .click();
      const why = l10n(
        "Set aside because the practice cluster kept stopping unexpectedly. Change it before you apply it again.",
      );
      await learner.page.locator(".tab.active", { hasText: why.slice(0, 15) }).waitFor();
      await learner.page.locator(".view-line", { hasText: "name: poison" }).first().waitFor();
      await learner.screenshot("set-aside-shown");
      assert.equal(setAside().length, 1, "a look takes nothing away");
    });

    it("discards it, when told to, also after it was shown", async () => {
      await message()
        .getByRole("button", { name: l10n("Discard") })
        .click();
      await waitFor("the file to go", () => setAside().length === 0);
    });

    it("runs on with all the rest", async () => {
      await apply("after.yaml");
      await created("after");
      await apply("keeps.yaml");
      const same = l10n("{0} unchanged").replace("{0}", `${l10n("ConfigMap")} keeps`);
      await learner.page.locator(".statusbar-item", { hasText: same }).waitFor();
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.screenshot("set-aside-after");
    });
  });
}
