import { corpus } from "@kubernetes-workshop/testing/corpus";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { bundledKinds } from "../../src/explain/custom/bundledKinds.ts";
import { Explainer } from "../../src/explain/explainer.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import { charts, collectedFiles } from "./collections.ts";
import { explainedField } from "./explainedField.ts";
import { type Figure, Share } from "./figure.ts";
import { keyLines } from "./keyLines.ts";
import type { PeerHover } from "./peer/peerHover.ts";
import { templatedForm } from "./templatedForm.ts";

/** The language server is asked about every so many of the fields. */
const peerStride = 7;

/**
 * How many fields of Helm templates are explained: of those made of the corpus, as the manifest's own fields are, and
 * of those in charts, if there are clones of their projects.
 */
export async function measureTemplates(peer: PeerHover, clones: string | undefined): Promise<Figure[]> {
  const explainer = new Explainer(readSchemaFile, "en", { findCustomKind: bundledKinds(readSchemaFile) });
  return [
    await ofCorpus("hover: fields in Helm templates made of the corpus", explainer, peer, false),
    await ofCorpus("hover: the same with the apiVersion filled in", explainer, peer, true),
    ...(clones === undefined ? [] : [await ofCharts(clones, explainer, peer)]),
  ];
}

async function ofCorpus(
  name: string,
  explainer: Explainer,
  peer: PeerHover,
  isTypeTemplated: boolean,
): Promise<Figure> {
  const [ours, theirs] = [new Share(), new Share()];
  let asked = 0;
  for (const { text } of corpus()) {
    const fields = parsedFields(text) ?? [];
    const template = templatedForm(text, fields, isTypeTemplated);
    const [manifest, file] = [new YamlFile(text), new YamlFile(template.text)];
    for (const { start } of fields) {
      const before = await explainedField(explainer, manifest, start);
      if (before === undefined) continue;
      ours.add(before === (await explainedField(explainer, file, template.moved(start))));
      if (asked++ % peerStride === 0)
        theirs.add((await peer.at(template.text, template.moved(start))) !== undefined);
    }
  }
  return { name, value: ours.percent, unit: "%", peer: theirs.percent };
}

/** Counts the fields of built-in kinds; the definitions of custom resources come with some charts, but are no fields. */
async function ofCharts(clones: string, explainer: Explainer, peer: PeerHover): Promise<Figure> {
  const index = JSON.parse((await readSchemaFile("kubernetes/kinds.json")) ?? "{}") as KindIndex;
  const kinds = new Set(Object.values(index).flatMap((each) => Object.keys(each)));
  kinds.delete("CustomResourceDefinition");
  const [ours, theirs] = [new Share(), new Share()];
  let asked = 0;
  for (const { text } of collectedFiles(clones, charts)) {
    const file = new YamlFile(text);
    for (const { offset, kind } of keyLines(text)) {
      if (!kinds.has(kind)) continue;
      ours.add((await explainedField(explainer, file, offset)) !== undefined);
      if (asked++ % peerStride === 0) theirs.add((await peer.at(text, offset)) !== undefined);
    }
  }
  return {
    name: "hover: fields in the templates of five charts",
    value: ours.percent,
    unit: "%",
    peer: theirs.percent,
  };
}
