import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Explainer, Explanation, explanationMarkdown } from "../../../explain/index.ts";
import type { FieldTarget } from "../../../explain/fields/fieldSearch.ts";
import { formatFieldPath, namesOf } from "../../../manifests/fieldPath.ts";
import type { FieldAt } from "../../../manifests/fieldAt.ts";
import type { VersionedText } from "../../../manifests/yamlFileOf.ts";

/** The code that explains a field once it is found. */
export interface Explanations {
  readonly explainer: Explainer;
  readonly explanationMarkdown: typeof explanationMarkdown;
}

/** A field that was explained; its path has the form of `kubectl explain`, such as `spec.containers[0].image`. */
export interface ExplainedField {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: string;
}

/** The content of a hover, and the range of the file that it is about, as offsets. */
export interface FieldHover {
  readonly markdown: string;
  /** The explanation that is written for the field, as Markdown. */
  readonly written: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly field: ExplainedField;
  /** The field by its names, whose page the hover links to. */
  readonly target: FieldTarget;
}

/**
 * Returns the hover at an offset in a YAML file; undefined if there is nothing to explain, as in files that are not
 * manifests.
 *
 * @param load loads the explanations; called only for a field of a manifest
 */
export async function hoverAt(
  document: VersionedText & { readonly fileName?: string },
  offset: number,
  load: () => Promise<Explanations>,
  { log, ...options }: { readonly log?: Logger; readonly leavesOutApiText?: boolean } = {},
): Promise<FieldHover | undefined> {
  const found = await findField(document, offset, log);
  if (!found?.type.kind) return undefined;
  const { explainer, explanationMarkdown } = await load();
  const explanation = await explainer.explain(found);
  if (!explanation) return undefined;
  const { apiVersion, kind, path } = explanation;
  return {
    markdown: explanationMarkdown(explanation, options),
    written: explanation.written,
    start: found.start,
    end: found.end,
    field: { apiVersion, kind, path: formatFieldPath(path) },
    target: targetOf(explanation),
  };
}

/**
 * Finds the field at an offset, which may be in a manifest inside another one.
 *
 * @param options `isInner` is false to leave out manifests inside others
 */
export async function findField(
  document: VersionedText & { readonly fileName?: string },
  offset: number,
  log?: Logger,
  { isInner = true }: { readonly isInner?: boolean } = {},
): Promise<FieldAt | undefined> {
  const [{ fieldAt }, { fieldInBlock }, { typeOfFile }, { yamlFileOf }] = await Promise.all([
    import("../../../manifests/fieldAt.ts"),
    import("../../../manifests/fieldInBlock.ts"),
    import("../../../manifests/typeOfFile.ts"),
    import("../../../manifests/yamlFileOf.ts"),
  ]);
  const file = yamlFileOf(document, log);
  const field = fieldAt(file, offset);
  const inner = isInner && !field ? fieldInBlock(file, offset) : undefined;
  const found = field ? { field, fileName: document.fileName ?? "" } : inner;
  return found && { ...found.field, type: typeOfFile(found.fileName, found.field.type) };
}

/** Of a kind that a template leaves open, the first one it may be. */
function targetOf({ apiVersion, kind, path, currentPath = path }: Explanation): FieldTarget {
  const isKind = path.length === 1 && path[0] === "kind";
  const names = isKind ? [] : namesOf(currentPath);
  return { kind: { apiVersion, kind: kind.split(" / ", 1)[0] ?? kind }, names };
}
