import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { FieldTarget } from "../../../explain/fields/fieldSearch.ts";

/** A line of the quick pick. */
export interface FieldItem extends vscode.QuickPickItem {
  readonly target: FieldTarget;
  /** Whether to show the explanation, rather than the fields in it. */
  readonly isEnd: boolean;
}

/** What is said of a field in a line. */
export interface FieldSummary {
  /** Its type in words; undefined for a kind. */
  readonly type: string | undefined;
  readonly sentence: string | undefined;
  readonly hasFields: boolean;
}

/** The button of a line that has fields in it: shows the explanation at once. */
export const explainButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("book"),
  get tooltip() {
    return t("Open Explanation");
  },
};

/** @param isAmongOthers whether the line has to say where the field is */
export function fieldItem(target: FieldTarget, summary: FieldSummary, isAmongOthers: boolean): FieldItem {
  const { kind, names } = target;
  const { type, sentence, hasFields } = summary;
  const where = names.length === 0 ? kind.apiVersion : isAmongOthers ? `${kind.kind}.${names.join(".")}` : "";
  return {
    target,
    isEnd: !hasFields,
    label: names.at(-1) ?? kind.kind,
    description: [where, type ?? ""].filter((text) => text !== "").join(" · "),
    // What was found is what fits; VS Code would look for the text in the label alone.
    alwaysShow: isAmongOthers,
    ...(sentence !== undefined && { detail: sentence }),
    ...(hasFields && { buttons: [explainButton] }),
  };
}
