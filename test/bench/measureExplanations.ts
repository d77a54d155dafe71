import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { Explainer } from "../../src/explain/explainer.ts";
import { explanationMarkdown } from "../../src/explain/explanationMarkdown.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import { type Figure, Share } from "./figure.ts";
import { measureBrokenLines } from "./measureBrokenLines.ts";
import { measureCustomResources } from "./measureCustomResources.ts";
import { measureHoverTime } from "./measureHoverTime.ts";
import { measureTemplates } from "./measureTemplates.ts";
import { PeerHover } from "./peer/peerHover.ts";

/** How many hovers the growth of the heap is measured over. */
const hovers = 10_000;

/** The language server is asked about every so many of the fields. */
const peerStride = 7;

/**
 * Measures hovers beside yaml-language-server, on the same files with the same data.
 *
 * @param clones a folder with clones of the projects in `collections.ts`; what needs them is left out without it
 */
export async function measureExplanations(clones: string | undefined): Promise<Figure[]> {
  // First, while the process has read nothing.
  const times = await measureHoverTime();
  const peer = await PeerHover.make();
  return [
    ...times,
    ...(await measureTexts(peer)),
    ...(await measureBrokenLines(peer)),
    ...(await measureTemplates(peer, clones)),
    ...(clones === undefined ? [] : await measureCustomResources(clones)),
    { name: "hover: heap after 10,000 hovers over the corpus", value: await heapAfterHovers(), unit: "MB" },
  ];
}

/**
 * How much of the corpus is explained, and how much in Korean by our own words. Custom resources and what is no field do
 * not count for the words.
 */
async function measureTexts(peer: PeerHover): Promise<Figure[]> {
  const explainer = new Explainer(readSchemaFile, "ko");
  const fields = new Map<string, boolean>();
  const [explained, theirs, occurrences, values] = [new Share(), new Share(), new Share(), new Share()];
  let asked = 0;
  for (const { text } of corpus()) {
    const file = new YamlFile(text);
    for (const { start } of parsedFields(text) ?? []) {
      const field = fieldAt(file, start);
      const explanation = field && (await explainer.explain(field));
      explained.add(explanation !== undefined);
      if (asked++ % peerStride === 0) theirs.add((await peer.at(text, start)) !== undefined);
      if (!explanation || explanation.source === "custom") continue;
      const isWritten = explanation.written !== undefined;
      occurrences.add(isWritten);
      const names = explanation.path.filter((segment) => typeof segment === "string").join(".");
      fields.set(`${explanation.apiVersion} ${explanation.kind} ${names}`, isWritten);
      if (explanation.isOpen) continue;
      for (const { written } of explanation.values) values.add(written !== undefined);
    }
  }
  const distinct = new Share();
  for (const isWritten of fields.values()) distinct.add(isWritten);
  return [
    {
      name: "hover: fields of the corpus that are explained",
      value: explained.percent,
      unit: "%",
      peer: theirs.percent,
    },
    {
      name: "hover: fields of the corpus with written Korean, by occurrence",
      value: occurrences.percent,
      unit: "%",
    },
    {
      name: "hover: fields of the corpus with written Korean, distinct",
      value: distinct.percent,
      unit: "%",
    },
    {
      name: "hover: allowed values in the corpus with written Korean",
      value: values.percent,
      unit: "%",
    },
  ];
}

async function heapAfterHovers(): Promise<number> {
  const files = corpus().map(({ text }) => text);
  const explainer = new Explainer(readSchemaFile, "ko");
  const offsets = files.map((text) => parsedFields(text)?.map(({ start }) => start) ?? []);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < hovers;)
    for (const [index, text] of files.entries()) {
      const file = new YamlFile(text);
      for (const start of offsets[index] ?? []) {
        const field = fieldAt(file, start);
        const explanation = field && (await explainer.explain(field));
        if (explanation) explanationMarkdown(explanation);
        if (++count >= hovers) break;
      }
    }
  collectGarbage();
  return (process.memoryUsage().heapUsed - before) / 1_000_000;
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
}
