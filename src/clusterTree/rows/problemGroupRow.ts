import { t } from "@vscode/l10n";
import type { ProblemGroupElement } from "../elements.ts";
import { clockTime } from "./clockTime.ts";
import { facts } from "./facts.ts";
import type { RowIcon } from "./severityIcon.ts";

/** The row of a group of what isn't as it should be. */
export function problemGroupRow({ of, count, seenAt }: ProblemGroupElement): {
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly icon: RowIcon;
} {
  const label = labelOf(of);
  const number = count === undefined ? undefined : String(count);
  // A row stays as it is drawn, so that it tells a time and not an age.
  const seen = seenAt === undefined ? undefined : t("as of {0}", clockTime(seenAt));
  return {
    label,
    description: facts(number, seen),
    spoken: [label, number, seen].filter((part) => part).join(", "),
    icon: { id: count === 0 ? "pass" : "warning" },
  };
}

function labelOf(of: ProblemGroupElement["of"]): string {
  switch (of) {
    case "nodes":
      return t("Nodes with problems");
    case "workloads":
      return t("Workloads with problems");
    case "pods":
      return t("Pods with problems");
  }
}
