import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { type ServedCluster, servePracticeCluster } from "kubernetes-practice-cluster/servePracticeCluster";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { newCourse } from "../../src/course/courseState.ts";
import { progressFile } from "../../src/course/progressFile.ts";
import { partsOfSteps, stepIds } from "../../src/course/steps.ts";
import { CourseWalk } from "../support/course/courseWalk.ts";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";

/** What a learner exports who has done the first steps. */
function exported(learner: string, steps: number, advice: Readonly<Record<string, number>>): string {
  const parts = stepIds.slice(0, steps).flatMap((step) => partsOfSteps[step]);
  const done = Object.fromEntries(parts.map((part) => [part, 1]));
  const labs = [{ id: "image-typo", done: null, hintsOpened: 1, wayShown: false }];
  const about = { learner, extensionVersion: "1.0.0", now: new Date(), labs, steps: stepIds };
  return JSON.stringify(progressFile({ ...newCourse, done, advice }, about));
}

/** A kubeconfig for a cluster that is not the extension's own. */
function kubeconfig({ server, caPem, token }: ServedCluster): string {
  const authority = Buffer.from(caPem).toString("base64");
  return JSON.stringify({
    clusters: [{ name: "shared", cluster: { server, "certificate-authority-data": authority } }],
    users: [{ name: "shared", user: { token } }],
    contexts: [{ name: "shared-by-the-class", context: { cluster: "shared", user: "shared" } }],
  });
}

describe("what instructors use", () => {
  const data = new TemporaryFolder("data");
  const config = path.join(data.path, "kubeconfig");
  const seat = seatedLearner({
    locale: "en",
    env: { KUBECONFIG: config },
    prepare: async (folder) => {
      await mkdir(path.join(folder, "class"));
      const write = (name: string, text: string): Promise<void> =>
        writeFile(path.join(folder, "class", name), text);
      await write("kim.json", exported("learner-kim", 3, { "pod.evicted": 2 }));
      await write("lee.json", exported("learner-lee", 1, {}));
      await write("notes.json", "{}");
    },
  });
  let learner: Learner;
  let walk: CourseWalk;
  let shared: ServedCluster;

  before(async () => {
    learner = seat.learner();
    walk = new CourseWalk(learner, "en", "instructors");
    const readSchema = (file: string): Promise<string> => readFile(path.join(schemaFolder, file), "utf8");
    shared = await servePracticeCluster({ log: silentLog, readSchema });
  });

  after(async () => {
    await shared.stop();
    await data.remove();
  });

  /** Waits until VS Code's dialog for folders has arrived at one. */
  const seePath = async (folder: string): Promise<void> => {
    const input = learner.page.locator(".quick-input-widget:not([style*='display: none']) input").first();
    await waitFor(`the dialog at ${folder}`, async () => {
      const value = await input.inputValue();
      return value === folder + path.sep || new NotYet(value);
    });
  };

  it("says whether the laptop is ready, and connects to nothing", async () => {
    await learner.runCommand(walk.nls("commands.openCourse"));
    await learner.runCommand(walk.nls("commands.checkLaptop"));
    const report = learner.webview();
    await report
      .getByRole("heading", { level: 1, name: walk.l10n("This laptop and the workshop") })
      .waitFor();
    await report
      .getByText(/kubectl/)
      .first()
      .waitFor();
    await learner.closeEditor(walk.l10n("This laptop and the workshop"));
    await learner.page.locator(".welcome-view").first().waitFor();
  });

  it("asks who the learners are, and writes their rights", async () => {
    await learner.runCommand(walk.nls("commands.newRbacManifest"));
    await learner.typeInto("learner-1 learner-2");
    await learner.pick(walk.l10n("Without the right to cordon nodes"));
    const lines = learner.page.locator(".editor-instance .view-lines");
    await lines.getByText("learner-1").first().waitFor();
    await lines.getByText("RoleBinding").first().waitFor();
    await learner.closeEditor(/Untitled-1/);
  });

  it("reads the exported files of a folder, and shows where the class stands", async () => {
    await learner.runCommand(walk.nls("commands.showClassProgress"));
    await seePath(seat.folder.path);
    await learner.pick("class");
    await seePath(path.join(seat.folder.path, "class"));
    await learner.page
      .locator(".quick-input-widget")
      .getByRole("button", { name: walk.l10n("Show Class Progress") })
      .click();
    const page = learner.webview();
    await page.getByRole("heading", { level: 1, name: walk.l10n("Progress of the class") }).waitFor();
    // The page is drawn piece by piece.
    const rows = page.locator("table").first().locator("tbody tr");
    await rows
      .nth(0)
      .filter({ hasText: /learner-lee.*1\/15/s })
      .waitFor();
    await rows
      .nth(1)
      .filter({ hasText: /learner-kim.*3\/15/s })
      .waitFor();
    assert.equal(await rows.count(), 2);
    await page.getByText("Pod … was evicted from its node: ….").waitFor();
    await page.getByRole("cell", { name: "The shop that never opens" }).waitFor();
    await page.getByText("notes.json").waitFor();
    await learner.screenshot("class-progress");
    await learner.closeEditor(walk.l10n("Progress of the class"));
  });

  it("follows no cluster of others for the small map of a lesson, but for the whole map", async () => {
    await writeFile(config, kubeconfig(shared));
    await learner.runCommand(walk.nls("commands.selectContext"));
    await learner.pick("shared-by-the-class");
    await learner.treeItem("ip-192-168").first().waitFor();
    const lesson = await walk.openStep("basics.objects-overview");
    await learner.runCommand(walk.nls("commands.showMap"));
    const map = learner.webview().locator("svg");
    await map
      .getByRole("button", { name: /compute\.internal/ })
      .first()
      .waitFor();
    await lesson.locator(".lesson-map.without").waitFor({ state: "attached" });
    assert.equal(await lesson.locator(".lesson-map svg .node").count(), 0);
  });
});
