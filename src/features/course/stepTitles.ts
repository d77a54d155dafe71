import * as vscode from "vscode";
import { isStepId, type StepId } from "../../course/steps.ts";
import { extensionId } from "../../vscode/ids.ts";

/** The titles of the walkthroughs' steps, in the language of the editor. */
export function stepTitles(): Partial<Record<StepId, string>> {
  const manifest: unknown = vscode.extensions.getExtension(extensionId)?.packageJSON;
  const titles: Partial<Record<StepId, string>> = {};
  for (const walkthrough of itemsAt(manifest, "contributes", "walkthroughs"))
    for (const step of itemsAt(walkthrough, "steps")) {
      const id = `${textAt(walkthrough, "id")}.${textAt(step, "id")}`;
      if (isStepId(id)) titles[id] = textAt(step, "title");
    }
  return titles;
}

function valueAt(from: unknown, key: string): unknown {
  return typeof from === "object" && from !== null
    ? Object.entries(from).find(([name]) => name === key)?.[1]
    : undefined;
}

function itemsAt(from: unknown, ...keys: readonly string[]): readonly unknown[] {
  const value = keys.reduce<unknown>((at, key) => valueAt(at, key), from);
  return Array.isArray(value) ? value : [];
}

function textAt(from: unknown, key: string): string {
  const value = valueAt(from, key);
  return typeof value === "string" ? value : "";
}
