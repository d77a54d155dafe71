import { schemaFilesIn } from "@kubernetes-workshop/kubernetes/schemas/schemaFilesIn";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { join } from "node:path";
import { Explainer } from "../../src/explain/explainer.ts";
import { explanationMarkdown } from "../../src/explain/explanationMarkdown.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import type { Figure } from "./figure.ts";
import { PeerHover } from "./peer/peerHover.ts";
import { percentile } from "./percentile.ts";

/** How many hovers are timed. */
const hovers = 2_000;
const tries = 5;

/** A text, and the offsets of its fields. */
interface Opened {
  readonly text: string;
  readonly offsets: readonly number[];
}

/**
 * Milliseconds of a hover in one process with the language server: of the first one, with nothing read before, the best
 * of some tries, and of those after it, each in a file that was asked about before or was just opened. Ours reads the
 * schemas as the VSIX has them; the language server has its own in memory.
 */
export async function measureHoverTime(): Promise<Figure[]> {
  const files = corpus().flatMap(({ text }): Opened[] => {
    const offsets = parsedFields(text)?.map(({ start }) => start) ?? [];
    return offsets.length > 0 ? [{ text, offsets }] : [];
  });
  const ours = await timesOf(files, () => {
    const explainer = new Explainer(schemaFilesIn(join(repositoryFolder, "dist", "schemas")), "ko");
    let file = new YamlFile("");
    return Promise.resolve(async (text: string, offset: number): Promise<void> => {
      if (file.text !== text) file = new YamlFile(text);
      const field = fieldAt(file, offset);
      const explanation = field && (await explainer.explain(field));
      if (explanation) explanationMarkdown(explanation);
    });
  });
  const peer = await timesOf(files, async () => {
    const made = await PeerHover.make();
    return async (text: string, offset: number): Promise<void> => {
      await made.at(text, offset);
    };
  });
  const figure = (name: string, share: number): Figure => ({
    name: `hover: ${name}`,
    value: percentile(ours.later, share),
    unit: "ms",
    peer: percentile(peer.later, share),
  });
  return [
    { name: "hover: first in the process", value: ours.first, unit: "ms", peer: peer.first },
    figure("later ones over the corpus, median", 0.5),
    figure("later ones over the corpus, p95", 0.95),
  ];
}

type Hover = (text: string, offset: number) => Promise<void>;

async function timesOf(
  files: readonly Opened[],
  make: () => Promise<Hover>,
): Promise<{ readonly first: number; readonly later: readonly number[] }> {
  let first = Infinity;
  let hover = await make();
  for (let turn = 0; turn < tries; turn++) {
    hover = await make();
    const { text, offsets } = files[0] ?? { text: "", offsets: [] };
    first = Math.min(first, await timed(hover, text, offsets[0] ?? 0));
  }
  // What is read once is read before; that is the time of the first hover of a kind.
  for (const { text, offsets } of files) await hover(text, offsets[0] ?? 0);
  const later: number[] = [];
  for (let round = 0; later.length < hovers; round++)
    for (const { text, offsets } of files) {
      const offset = offsets[round % offsets.length];
      if (offset !== undefined && later.length < hovers) later.push(await timed(hover, text, offset));
    }
  return { first, later };
}

async function timed(hover: Hover, text: string, offset: number): Promise<number> {
  const begun = performance.now();
  await hover(text, offset);
  return performance.now() - begun;
}
