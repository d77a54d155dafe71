import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { StepId } from "../course/steps.ts";

/** What the walkthroughs say of one step, in the display language: the one source of the texts of a lesson. */
export interface LessonText {
  readonly title: string;
  /** In the form that `readDescription` takes. */
  readonly description: string;
  /** The path of the step's page in the extension's folder, in English. */
  readonly page: string;
}

/**
 * Finds a step in the contributed walkthroughs.
 *
 * @param manifest the extension's package.json, which VS Code hands over in its display language
 */
export function lessonText(manifest: unknown, step: StepId): LessonText | undefined {
  const dot = step.indexOf(".");
  const walkthrough = byId(listAt(fieldAt(manifest, "contributes"), "walkthroughs"), step.slice(0, dot));
  const found = byId(listAt(walkthrough, "steps"), step.slice(dot + 1));
  const page = textField(fieldAt(found, "media"), "markdown");
  if (found === undefined || page === undefined) return undefined;
  return {
    title: textField(found, "title") ?? "",
    description: textField(found, "description") ?? "",
    page,
  };
}

/** The title of a command, as the extension's package.json has it in the display language. */
export function commandTitle(manifest: unknown, command: string): string | undefined {
  const found = listAt(fieldAt(manifest, "contributes"), "commands").find(
    (each) => textField(each, "command") === command,
  );
  return textField(found, "title");
}

function byId(items: readonly unknown[], id: string): unknown {
  return items.find((item) => textField(item, "id") === id);
}

function listAt(from: unknown, key: string): readonly unknown[] {
  const value = fieldAt(from, key);
  return Array.isArray(value) ? value : [];
}

function fieldAt(from: unknown, key: string): unknown {
  return isRecord(from) ? ownField(from, key) : undefined;
}
