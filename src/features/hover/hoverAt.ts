import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Explainer, explanationMarkdown } from "../../explain/index.ts";
import { formatFieldPath } from "../../manifests/fieldPath.ts";
import type { VersionedText } from "../../manifests/yamlFileOf.ts";

/** What a hover needs beyond finding the field. */
export interface Explanations {
  readonly explainer: Explainer;
  readonly explanationMarkdown: typeof explanationMarkdown;
}

/** A field that was explained; its path as `kubectl explain` writes it, such as `spec.containers[0].image`. */
export interface ExplainedField {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: string;
}

/** What a hover shows, and of which characters of the file, as offsets. */
export interface FieldHover {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
  readonly field: ExplainedField;
}

/**
 * The hover at a place of a YAML file; undefined where there is nothing to explain, as in files that are no manifests.
 *
 * @param load gives the explanations; asked only where a field of a manifest was found
 */
export async function hoverAt(
  document: VersionedText,
  offset: number,
  load: () => Promise<Explanations>,
  log?: Logger,
): Promise<FieldHover | undefined> {
  const { fieldAt } = await import("../../manifests/fieldAt.ts");
  const { yamlFileOf } = await import("../../manifests/yamlFileOf.ts");
  const found = fieldAt(yamlFileOf(document, log), offset);
  if (!found?.type.kind) return undefined;
  const { explainer, explanationMarkdown } = await load();
  const explanation = await explainer.explain(found);
  if (!explanation) return undefined;
  const { apiVersion, kind, path } = explanation;
  return {
    markdown: explanationMarkdown(explanation),
    start: found.start,
    end: found.end,
    field: { apiVersion, kind, path: formatFieldPath(path) },
  };
}
