import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { FieldPath } from "../../manifests/fieldPath.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import type { CronWords } from "../values/fieldValue.ts";
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
  cronWords: CronWords | undefined,
): string[] {
  const { kind } = object;
  const scalarAt = (at: FieldPath): string | undefined => scalarIn(object, at);
  return mistakesIn({ text, isPlain, kind, path, type, scalarAt, language, nowMs, cronWords });
}

function scalarIn(object: unknown, path: FieldPath): string | undefined {
  const at = valueAt(object, ...path);
  return typeof at === "string" || typeof at === "number" || typeof at === "boolean" ? String(at) : undefined;
}
