/**
 * Measures the figures that the project promises, and prints one JSON object a line. The figures of the tree
 * need the real control plane; some of those of hovers need a folder with clones of the projects in `collections.ts`,
 * each named after its repository.
 *
 * Usage: npm run bench [-- --clones folder] [--only explanations]
 */
import { parseArgs } from "node:util";
import { readFileSync, rmSync, statSync } from "node:fs";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { buildHostTests } from "../support/hostTests/buildHostTests.ts";
import { runHostTests } from "../support/hostTests/runHostTests.ts";
import { artifactFile, sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { courseMedia } from "./courseMedia.ts";
import { printFigure } from "./figure.ts";
import { measureCourse } from "./measureCourse.ts";
import { measureExplanations } from "./measureExplanations.ts";
import { measureLesson } from "./measureLesson.ts";
import { measureMap } from "./measureMap.ts";
import { measurePractice } from "./measurePractice.ts";
import { measurePracticeLoad } from "./measurePracticeLoad.ts";
import { practiceShare } from "./practiceShare.ts";
import { measureReading } from "./measureReading.ts";
import { measureTree } from "./measureTree.ts";
import { webviewsShare } from "./webviewsShare.ts";

const { clones, only } = parseArgs({
  options: { clones: { type: "string" }, only: { type: "string" } },
}).values;
if (only !== undefined && only !== "explanations")
  throw new Error("Only explanations can be measured alone.");

const print = (name: string, value: number, unit: string): void => printFigure({ name, value, unit });

const vsix = await packageExtension();
if (only === undefined) await measureHost();
for (const figure of await measureExplanations(clones)) printFigure(figure);
if (only === undefined) await measureOthers();

async function measureHost(): Promise<void> {
  print("VSIX", statSync(vsix).size / 1000, "kB");
  print("VSIX, share of the practice cluster", practiceShare(vsix) / 1000, "kB");
  print("VSIX, share of the webviews", webviewsShare(vsix) / 1000, "kB");
  print("course: media in the VSIX", courseMedia(vsix) / 1000, "kB");

  const figures = artifactFile("bench", `host-${process.pid}.jsonl`);
  const { failed } = await runHostTests({
    locale: "en",
    workspace: sampleWorkspace,
    extensionTestsPath: await buildHostTests("test/bench/host"),
    env: { KUBERNETES_WORKSHOP_FIGURES: figures },
    print: (line) => process.stderr.write(`${line}\n`),
  });
  if (failed > 0) throw new Error("The figures of the extension host could not be taken.");
  process.stdout.write(readFileSync(figures, "utf8"));
  rmSync(figures);
}

async function measureOthers(): Promise<void> {
  for (const [name, value] of Object.entries(measureReading())) print(name, value, "ms");
  for (const [name, [value, unit]] of Object.entries(await measureMap())) print(name, value, unit);
  for (const [name, value] of Object.entries(await measureLesson(vsix))) print(name, value, "ms");
  print("course: whole course by the test", await measureCourse(), "s");
  for (const [name, value] of Object.entries(await measureTree(vsix))) print(name, value, "ms");
  for (const [name, [value, unit]] of Object.entries(await measurePractice())) print(name, value, unit);
  for (const [name, [value, unit]] of Object.entries(await measurePracticeLoad())) print(name, value, unit);
}
