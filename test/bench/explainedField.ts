import type { Explainer } from "../../src/explain/explainer.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import type { YamlFile } from "../../src/manifests/yamlFile.ts";

/** Tells which field our hover explains at an offset; undefined if it is silent. */
export async function explainedField(
  explainer: Explainer,
  file: YamlFile,
  offset: number,
): Promise<string | undefined> {
  const field = fieldAt(file, offset);
  const explanation = field && (await explainer.explain(field));
  return explanation && JSON.stringify([explanation.kind, explanation.path]);
}
