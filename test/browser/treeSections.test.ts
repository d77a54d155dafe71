import assert from "node:assert/strict";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

/** A Service whose selector has a typo, an Ingress to a Service that is missing, and what the other sections hold. */
const objects = `apiVersion: v1
kind: Service
metadata:
  name: misspelled
spec:
  selector:
    app: wbe
  ports:
    - port: 80
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: entrance
spec:
  defaultBackend:
    service:
      name: cart
      port:
        number: 80
---
apiVersion: v1
kind: Secret
metadata:
  name: password
stringData:
  password: hunter2
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: archive
spec:
  storageClassName: golden
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: 8Gi
`;

for (const locale of languages) {
  describe(`the sections of the tree, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({
      locale,
      withSamples: true,
      prepare: (folder) => writeFile(path.join(folder, "objects.yaml"), objects),
    });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.openFile("objects.yaml");
      await learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: nls("commands.applyManifest") })
        .first()
        .click();
    });

    /** Expands a row, and waits for what a row below it says. */
    async function expandsTo(name: string, text: string): Promise<void> {
      await learner.expand(name);
      await learner.treeItem(text).first().waitFor();
    }

    /** Collapses a row, so that the view has room for the next ones: it draws only what it has room for. */
    async function collapse(name: string): Promise<void> {
      await learner.treeItem(name).first().locator(".monaco-tl-twistie").click();
      await learner.page
        .locator('.pane-body .monaco-list-row[aria-expanded="false"]', { hasText: name })
        .first()
        .waitFor();
    }

    it("say which Service selects no pod, and which Ingress leads nowhere", async () => {
      await expandsTo(l10n("Network"), "misspelled");
      await expandsTo("misspelled", l10n("No pod matches its selector {0}.").replace("{0}", "app=wbe"));
      const missing = l10n("{0} {1} does not exist.").replace("{0}", "Service").replace("{1}", "cart");
      await expandsTo("entrance", missing);
      await learner.screenshot("tree-sections");
      await collapse(l10n("Network"));
    });

    it("say what a claim waits for", async () => {
      await expandsTo(l10n("Storage"), "archive");
      const missing = l10n("{0} {1} does not exist.").replace("{0}", "StorageClass");
      await expandsTo("archive", missing.replace("{1}", "golden"));
      await collapse(l10n("Storage"));
    });

    it("lead to the YAML of a Secret, which never shows the value", async () => {
      await expandsTo(l10n("Configuration"), "password");
      await learner.chooseFromMenu(learner.treeItem("password").first(), nls("commands.showYaml"));
      await learner.page.locator(".tab.active", { hasText: "password.secret.yaml" }).waitFor();
      const value = learner.page.locator(".view-line", { hasText: /password:\s/ }).first();
      await value.waitFor();
      assert.match(
        (await value.textContent()) ?? "",
        new RegExp(l10n("(hidden)").replaceAll(/[()]/g, "\\$&")),
      );
    });

    it("say that a cluster has no custom resources", async () => {
      await expandsTo(l10n("Custom Resources"), l10n("The cluster has no custom resources"));
    });
  });
}
