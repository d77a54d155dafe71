import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of languages) {
  describe(`a hover beside the practice cluster, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({ locale, withSamples: true });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.openFile("web.yaml");
      await learner.runCommand(nls("commands.applyManifest"));
    });

    /** The parts of the hover at a word, from top to bottom, as soon as one of them has a text. */
    const partsWith = async (word: string, text: string): Promise<readonly string[]> =>
      waitFor(`a hover with ${text}`, async () => {
        await learner.hover(word);
        const rows = learner.page.locator(".monaco-editor .monaco-hover:not(.hidden) .hover-row");
        const texts = await rows.allInnerTexts();
        return texts.some((each) => each.includes(text)) ? texts : new NotYet(texts);
      });

    it("says what the cluster says, below the explanation, with links to the lesson", async () => {
      const ready = l10n("All {0} pods are ready. There is nothing left to wait for.").replace("{0}", "3");
      const parts = await partsWith("replicas", ready);
      assert.match(parts[0] ?? "", /spec\.replicas/);
      assert.ok(parts.findIndex((each) => each.includes(ready)) > 0, parts.join("\n---\n"));
      const lesson = nls("walkthroughs.basics.objects-detail-1.title");
      assert.ok(
        parts.some((each) => each.includes(lesson)),
        parts.join("\n---\n"),
      );
    });

    it("says the value that the cluster has where the file has another", async () => {
      const file = path.join(seat.folder.path, "web.yaml");
      await writeFile(file, (await readFile(file, "utf8")).replace("replicas: 3", "replicas: 5"));
      // A change of the text takes the hover away.
      await learner.page.locator(".view-line", { hasText: /replicas:\s5/ }).waitFor();
      await partsWith("replicas", l10n("The value there is {0}.").replace("{0}", "3"));
      await learner.screenshot("hover-live");
    });
  });
}
