import type { Page } from "playwright-core";
import { ClusterConnection, loadKubeconfig, selectContext } from "../../src/cluster/index.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { textsOf } from "../support/texts.ts";
import { percentile } from "./percentile.ts";

const rounds = 20;

/** Milliseconds of activation, and from a watch event, as another client sees it, to the changed label in the tree. */
export async function measureTree(vsix: string): Promise<Record<string, number>> {
  await using controlPlane = await startControlPlane({ name: "bench" });
  await controlPlane.createNode("worker-a");
  await using browser = await launchBrowser();
  await using server = await startCodeServer({
    locale: "en",
    vsix,
    env: { KUBECONFIG: controlPlane.kubeconfigPath },
  });
  const learner = await Learner.sitDown(browser, server, sampleWorkspace, "en");
  await learner.runCommand(textsOf("en").nls("commands.selectContext"));
  await learner.pick("admin");
  await learner.treeItem("worker-a").first().waitFor();

  const activation = await activationTime(learner);
  const config = await loadKubeconfig([controlPlane.kubeconfigPath]);
  const connection = new ClusterConnection(() => selectContext(config, "admin"));
  const end = new AbortController();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const unschedulable = round % 2 === 0;
    const shown = labelShown(learner.page, unschedulable);
    const seen = nextEvent(connection, end.signal);
    await seen.watching;
    await controlPlane.kubectl([unschedulable ? "cordon" : "uncordon", "worker-a"]);
    const [eventAt, shownAt] = await Promise.all([seen.at, shown]);
    times.push(Math.max(0, shownAt - eventAt));
  }
  end.abort();
  connection.dispose();
  return {
    "activation, as VS Code counts it": activation,
    "watch event to changed label, median": percentile(times, 0.5),
    "watch event to changed label, p95": percentile(times, 0.95),
  };
}

/** Milliseconds that VS Code itself shows for loading and activating the extension, in its list of running ones. */
async function activationTime(learner: Learner): Promise<number> {
  await learner.runCommand("Show Running Extensions");
  const row = learner.page
    .locator(".editor-instance .monaco-list-row", { hasText: "Kubernetes Workshop" })
    .first();
  await row.waitFor();
  const milliseconds = /Activation: (\d+)ms/.exec((await row.textContent()) ?? "")?.[1];
  if (milliseconds === undefined)
    throw new Error(`VS Code shows no time: ${(await row.textContent()) ?? ""}`);
  return Number(milliseconds);
}

/** When the next change of a node arrives at this client; `watching` settles when it would be seen. */
function nextEvent(
  connection: ClusterConnection,
  signal: AbortSignal,
): { watching: Promise<unknown>; at: Promise<number> } {
  const listed = connection.get("/api/v1/nodes", { limit: 1 });
  const at = listed.then(async (list) => {
    const { metadata } = list as { metadata: { resourceVersion: string } };
    const events = connection.watch("/api/v1/nodes", { resourceVersion: metadata.resourceVersion }, signal);
    for await (const { object } of events) {
      // Heartbeats change a node too; what is waited for is the cordon.
      if ("unschedulable" in ((object as { spec?: object }).spec ?? {}) || signal.aborted) return Date.now();
      if ((object as { spec?: { taints?: unknown[] } }).spec?.taints === undefined) return Date.now();
    }
    throw new Error("The watch ended before the node changed.");
  });
  return { watching: listed, at };
}

/** When the page shows the node as cordoned, or no longer so. Given as text, since it runs in the page. */
function labelShown(page: Page, unschedulable: boolean): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      const rows = [...document.querySelectorAll(".pane-body .monaco-list-row")];
      const row = rows.find((each) => each.textContent.includes("worker-a"));
      if (row?.textContent.includes("SchedulingDisabled") !== ${unschedulable}) return false;
      resolve(Date.now());
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
}
