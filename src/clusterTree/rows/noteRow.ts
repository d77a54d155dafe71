import { t } from "@vscode/l10n";
import { kindWord } from "../../kindWord.ts";
import type { NoteElement } from "../elements.ts";
import type { RowIcon } from "./severityIcon.ts";

/** The row that says what of a list is not shown. */
export function noteRow({ note }: NoteElement): {
  readonly label: string;
  readonly description?: string;
  readonly spoken: string;
  readonly icon: RowIcon;
} {
  if (note.code === "more") {
    const label = t("{0}: only {1} are shown", kindWord(note.kind), note.shown);
    return { label, spoken: label, icon: { id: "ellipsis" } };
  }
  if (note.code === "noCustomKinds") {
    const label = t("The cluster has no custom resources");
    return { label, spoken: label, icon: { id: "info" } };
  }
  const label = t("{0}: not shown", kindWord(note.kind));
  const description = t("You do not have permission to list them.");
  return { label, description, spoken: `${label}, ${description}`, icon: { id: "lock" } };
}
