import { t } from "@vscode/l10n";
import { isStepId, type StepId } from "../../course/steps.ts";
import type { LearnerProgress } from "./learnerProgress.ts";

/** The largest file that is read, in bytes; an export takes a few kilobytes. */
export const largestProgressFile = 1_000_000;

/** The longest list, and the longest id in one. */
const longestList = 1000;
const longestText = 200;

/** Why a file is no exported progress, for the instructor. */
export class ProgressFileError extends Error {
  override readonly name = "ProgressFileError";
}

/**
 * Reads an exported file of version 1 or 2. Steps that this version of the course does not have are passed over.
 *
 * @throws {ProgressFileError} if it is no such file
 */
export function readProgress(text: string): LearnerProgress {
  const file = recordOf(parse(text), "");
  if (file["course"] !== "kubernetes-workshop")
    throw new ProgressFileError(t("It was not saved by Export Progress."));
  const { version } = file;
  if (version !== 1 && version !== 2)
    throw new ProgressFileError(t("It was saved by a newer version of the extension."));
  const isSecond = version === 2;
  return {
    learner: textOf(file["learner"], "learner"),
    exportedAt: timeOf(file["exportedAt"], "exportedAt"),
    steps: listOf(file["steps"], "steps").flatMap(readStep),
    questions: isSecond ? listOf(file["questions"], "questions").map(readQuestion) : [],
    advice: isSecond ? listOf(file["advice"], "advice").map(readAdvice) : [],
    labs: isSecond ? listOf(file["labs"], "labs").map(readLab) : [],
  };
}

function readStep(value: unknown): { readonly id: StepId; readonly done: boolean; readonly parts: object }[] {
  const step = recordOf(value, "steps");
  const id = textOf(step["id"], "steps.id");
  return isStepId(id) ? [{ id, done: booleanOf(step["done"], "steps.done"), parts: {} }] : [];
}

function readQuestion(value: unknown): LearnerProgress["questions"][number] {
  const question = recordOf(value, "questions");
  const { rightAtTry } = question;
  return {
    id: textOf(question["id"], "questions.id"),
    tries: countOf(question["tries"], "questions.tries"),
    rightAtTry: rightAtTry === null ? null : countOf(rightAtTry, "questions.rightAtTry"),
  };
}

function readAdvice(value: unknown): LearnerProgress["advice"][number] {
  const advice = recordOf(value, "advice");
  return { rule: textOf(advice["rule"], "advice.rule"), count: countOf(advice["count"], "advice.count") };
}

function readLab(value: unknown): LearnerProgress["labs"][number] {
  const lab = recordOf(value, "labs");
  return {
    id: textOf(lab["id"], "labs.id"),
    done: lab["done"] === null ? null : timeOf(lab["done"], "labs.done"),
    hintsOpened: countOf(lab["hintsOpened"], "labs.hintsOpened"),
    wayShown: booleanOf(lab["wayShown"], "labs.wayShown"),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProgressFileError(t("It is not valid JSON."));
  }
}

function recordOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw wrong(field);
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (Array.isArray(value) && value.length <= longestList) return value;
  throw wrong(field);
}

function textOf(value: unknown, field: string): string {
  if (typeof value === "string" && value.length <= longestText) return value;
  throw wrong(field);
}

function timeOf(value: unknown, field: string): string {
  const text = textOf(value, field);
  if (Number.isNaN(Date.parse(text))) throw wrong(field);
  return text;
}

function booleanOf(value: unknown, field: string): boolean {
  if (typeof value === "boolean") return value;
  throw wrong(field);
}

function countOf(value: unknown, field: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(field);
}

function wrong(field: string): ProgressFileError {
  return new ProgressFileError(
    field === ""
      ? t("It was not saved by Export Progress.")
      : t("The field {0} is missing or is not as the schema says.", field),
  );
}
