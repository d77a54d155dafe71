import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession } from "playwright-core";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { MapModel } from "../../src/map/mapModel.ts";
import type { MapObject } from "../../src/map/mapObject.ts";
import { node, pod, service } from "../support/mapFixtures.ts";
import { percentile } from "./percentile.ts";

const nodeCount = 10;
const podCount = 500;
const frames = 40;
const frameMs = 100;
/** How many pods each frame replaces by new ones, as a rollout does. */
const replaced = 10;

/**
 * Measures the live map with 500 pods on ten nodes, ten of which are replaced ten times a second: milliseconds in which
 * the extension makes a frame, milliseconds of the page's main thread that showing one takes, and frames a second that
 * the page draws meanwhile. The page is the one of the VSIX,
 * which was built before, in a headless browser that draws with the processor.
 */
export async function measureMap(): Promise<Record<string, readonly [value: number, unit: string]>> {
  const folder = join(repositoryFolder, "dist", "webviews");
  const [script, style] = await Promise.all(
    ["map.js", "map.css"].map((file) => readFile(join(folder, file), "utf8")),
  );
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.setContent("<!DOCTYPE html><html><body></body></html>");
  await page.addStyleTag({ content: `:root{--vscode-font-size:13px}${style ?? ""}` });
  await page.evaluate("window.acquireVsCodeApi = () => ({ postMessage: () => undefined })");
  await page.addScriptTag({ content: script ?? "" });

  const model = new MapModel({ language: "en", size: "whole" });
  model.resize(1080);
  const made: number[] = [];
  const show = async (round: number): Promise<void> => {
    const started = performance.now();
    model.update(
      {
        objects: objectsOf(round),
        occurrences: [],
        isAfterGap: round === 0,
        labelSelector: undefined,
        tooManyPods: undefined,
        forbidden: [],
      },
      round,
    );
    const frame = model.frame(round === 0);
    made.push(performance.now() - started);
    await page.evaluate(`postMessage(${JSON.stringify(frame)}, "*")`);
  };
  await show(0);
  await page.evaluate(countFrames);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const begun = await busyMs(session);
  for (let round = 1; round <= frames; round++) {
    const due = new Promise((resolve) => setTimeout(resolve, frameMs));
    await show(round);
    await due;
  }
  const busy = (await busyMs(session)) - begun;
  const gaps = await page.evaluate<number[]>("window.gaps");
  return {
    "live map: a frame of 500 pods": [percentile(made.slice(1), 0.5), "ms"],
    "live map: showing a frame of 500 pods": [busy / frames, "ms"],
    "live map: frames with 500 pods": [(1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0), "1/s"],
    "live map: frame with 500 pods, 95th percentile": [percentile(gaps, 0.95), "ms"],
  };
}

/** How long the main thread of a page has worked since it was asked first, in milliseconds. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

/** Runs in the page: notes the milliseconds between two frames. */
const countFrames = `
  window.gaps = [];
  let last = performance.now();
  const count = (now) => {
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
`;

function objectsOf(round: number): MapObject[] {
  const nodes = Array.from({ length: nodeCount }, (_, index) => node(`worker-${index}`));
  const pods = Array.from({ length: podCount }, (_, index) => {
    const generation = Math.floor((round * replaced + podCount - index) / podCount);
    const isNew =
      index >= (round * replaced) % podCount && index < ((round * replaced) % podCount) + replaced;
    return pod(`web-${index}-${generation}`, isNew ? undefined : `worker-${index % nodeCount}`);
  });
  const behind = pods.slice(0, 100).map(({ summary }) => summary.uid);
  return [...nodes, ...pods, service("web", behind)];
}
