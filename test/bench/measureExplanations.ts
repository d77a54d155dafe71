import { corpus } from "@kubernetes-workshop/testing/corpus";
import { Explainer } from "../../src/explain/explainer.ts";
import { explanationMarkdown } from "../../src/explain/explanationMarkdown.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";

/** How many hovers the growth of the heap is measured over. */
const hovers = 10_000;

/**
 * How much of the corpus is explained in Korean by our own words, and what 10,000 hovers over it leave in the heap.
 * Custom resources and what is no field do not count.
 */
export async function measureExplanations(): Promise<Record<string, readonly [value: number, unit: string]>> {
  const explainer = new Explainer(readSchemaFile, "ko");
  const fields = new Map<string, boolean>();
  const occurrences = { all: 0, written: 0 };
  const values = { all: 0, written: 0 };
  for (const { text } of corpus()) {
    const file = new YamlFile(text);
    for (const { start } of parsedFields(text) ?? []) {
      const field = fieldAt(file, start);
      const explanation = field && (await explainer.explain(field));
      if (!explanation || explanation.source === "custom") continue;
      const isWritten = explanation.written !== undefined;
      occurrences.all++;
      if (isWritten) occurrences.written++;
      const names = explanation.path.filter((segment) => typeof segment === "string").join(".");
      fields.set(`${explanation.apiVersion} ${explanation.kind} ${names}`, isWritten);
      if (explanation.isOpen) continue;
      values.all += explanation.values.length;
      values.written += explanation.values.filter(({ written }) => written !== undefined).length;
    }
  }
  const distinct = [...fields.values()];
  return {
    "hover: fields of the corpus with written Korean, by occurrence": [
      (100 * occurrences.written) / occurrences.all,
      "%",
    ],
    "hover: fields of the corpus with written Korean, distinct": [
      (100 * distinct.filter(Boolean).length) / distinct.length,
      "%",
    ],
    "hover: allowed values in the corpus with written Korean": [(100 * values.written) / values.all, "%"],
    "hover: heap after 10,000 hovers over the corpus": [await heapAfterHovers(), "MB"],
  };
}

async function heapAfterHovers(): Promise<number> {
  const files = corpus().map(({ text }) => text);
  const explainer = new Explainer(readSchemaFile, "ko");
  const offsets = files.map((text) => parsedFields(text)?.map(({ start }) => start) ?? []);
  globalThis.gc?.();
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
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed - before) / 1_000_000;
}
