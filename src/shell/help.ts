import { t } from "@vscode/l10n";
import { tabbed } from "./print/tabbed.ts";
import type { ShellVerb } from "./verb.ts";
import { verbs } from "./verbs.ts";

/** What the shell can do. */
export function helpText(): string {
  const rows = [
    ...verbs.map(({ name, summary }) => [name, summary()] as const),
    ["help COMMAND", t("Show how a command is written")] as const,
    ["clear", t("Clear the screen")] as const,
    ["exit", t("Close the shell")] as const,
  ];
  return [
    t("Commands, with or without kubectl (or k) before them:"),
    "",
    tabbed(rows.map((row) => `  ${row.join("\t")}`).join("\n"), { minWidth: 0, padding: 2 }),
    "",
    t("Tab completes, the arrow keys recall earlier lines, Ctrl+C ends what runs, Ctrl+L clears the screen."),
    "",
  ].join("\n");
}

/** How a command is written. */
export function helpOf({ summary, usage, flags }: ShellVerb): string {
  const rows = flags.map(({ name, short, takes, values }) => {
    const value =
      takes === "bool"
        ? ""
        : ` ${Array.isArray(values) ? values.join("|") : takes === "int" ? "N" : "VALUE"}`;
    return `  ${short === undefined ? "   " : `-${short},`} --${name}${value}`;
  });
  return [summary(), "", ...usage, ...(rows.length > 0 ? ["", ...rows] : []), ""].join("\n");
}
