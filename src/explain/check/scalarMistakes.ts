import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { FieldPath } from "../../manifests/fieldPath.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { mistakesIn } from "../values/explainValue.ts";
import type { WrittenScalar } from "./writtenScalar.ts";

/** Who is told, and when. */
export interface Reader {
  readonly language: Language;
  /** Unix time in milliseconds. */
  readonly nowMs: number;
}

/** Says what is probably wrong with a scalar of an object. */
export function scalarMistakes(
  { text, isPlain }: WrittenScalar,
  type: FieldType,
  path: FieldPath,
  object: ManifestObject["object"],
  { language, nowMs }: Reader,
): string[] {
  const { kind } = object;
  const scalarAt = (at: FieldPath): string | undefined => scalarIn(object, at);
  return mistakesIn({ text, isPlain, kind, path, type, scalarAt, language, nowMs });
}

function scalarIn(object: unknown, path: FieldPath): string | undefined {
  let at = object;
  for (const segment of path) {
    if (typeof segment === "number") at = Array.isArray(at) ? (at[segment] as unknown) : undefined;
    else at = isRecord(at) ? ownField(at, segment) : undefined;
  }
  return typeof at === "string" || typeof at === "number" || typeof at === "boolean" ? String(at) : undefined;
}
