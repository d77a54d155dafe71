import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { type FieldPath, namesOf } from "../../manifests/fieldPath.ts";
import type { Mistake } from "./mistake.ts";

/** Says in words when a cron expression, as the API server accepts it, is due. */
export type CronWords = (expression: string, language: Language) => string;

/** A scalar value in a manifest, and what is known of its place. */
export interface FieldValue {
  /** The value without quotes. */
  readonly text: string;
  /** Whether it is written without quotes, so that YAML decides whether it is text. */
  readonly isPlain: boolean;
  readonly kind: string;
  readonly path: FieldPath;
  /** The type that the API expects. */
  readonly type: FieldType;
  /** Returns another scalar of the same object as it is written; undefined if there is none. */
  readonly scalarAt: (path: FieldPath) => string | undefined;
  readonly language: Language;
  /** Unix time in milliseconds. */
  readonly nowMs: number;
  /** Undefined unless the object has a schedule; see `cronWordsFor`. */
  readonly cronWords: CronWords | undefined;
}

/**
 * Says in words what a value means, as Markdown, or what is probably wrong with it; undefined if the rule does not apply
 * to it.
 */
export type ValueRule = (value: FieldValue) => string | Mistake | undefined;

/** Returns the innermost name on the way to a field: for an item of a list, that of the list. */
export function lastName(path: FieldPath): string {
  return namesOf(path).at(-1) ?? "";
}
