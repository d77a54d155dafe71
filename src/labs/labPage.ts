import { t } from "@vscode/l10n";
import type { CurrentLab } from "./labsModel.ts";

/** All that has been opened of a lab, as one page of Markdown. */
export function labPage(lab: CurrentLab): string {
  const { title, minutes, namespaces, story, checks, hints, hintsLeft, way, explanation } = lab;
  const section = (heading: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`## ${heading}`, text];
  return [
    `# ${title}`,
    `${t("about {0} min", minutes)} · ${namespaces.map((name) => `\`${name}\``).join(", ")}`,
    story,
    emphasized(lab),
    `## ${t("What should be true at the end")}`,
    checks.map(({ text, isDone }) => `- ${isDone ? "✅" : "⬜"} ${text}`).join("\n"),
    ...(hints.length > 0 ? section(t("Hints"), hints.map(item).join("\n")) : []),
    ...(hintsLeft > 0 && way === undefined ? [`_${t("Hints left: {0}", hintsLeft)}_`] : []),
    ...section(t("The way"), way),
    ...section(t("The rule behind it"), explanation),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** An item of a numbered list; its further lines belong to it. */
function item(text: string, index: number): string {
  return `${index + 1}. ${text.split("\n").join("\n   ")}`;
}

function emphasized(lab: CurrentLab): string {
  const text = phaseText(lab);
  if (text === "") return "";
  return lab.phase === "solved" || lab.phase === "failed" ? `**${text}**` : `_${text}_`;
}

/** What is happening to a lab, as plain text; empty while it waits to be repaired. */
export function phaseText({ phase, failure = "" }: CurrentLab): string {
  switch (phase) {
    case "starting":
      return t("The broken system is being created…");
    case "ending":
      return t("The lab is being removed…");
    case "solved":
      return t("Solved.");
    case "notConnected":
      return t("Connect to the practice cluster to go on.");
    case "failed":
      return failure || t("The lab was not created. Start it over.");
    case "open":
      return "";
  }
}
