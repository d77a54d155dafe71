import { t } from "@vscode/l10n";
import { lexer } from "marked";
import type { CurrentLab, LabSummary } from "../labs/labsModel.ts";
import { phaseText } from "../labs/phaseText.ts";
import type { LabActionId, LabLink, LabView } from "./coursePage.ts";
import { durationText } from "./durationText.ts";
import type { Glossary } from "./glossary/glossary.ts";
import { linkWords } from "./glossary/linkWords.ts";
import { WordFinder } from "./glossary/wordFinder.ts";
import { markdownToHtml } from "./markdownToHtml.ts";

/**
 * What the Course view shows of a lab. Its texts may come from the workspace: HTML in them is shown as text, and they
 * lead to no command. The story and the explanation at the end explain the words of the glossary.
 *
 * @param titles of the commands on labs, by what they do
 */
export function labView(
  lab: CurrentLab,
  titles: Readonly<Record<LabActionId, string>>,
  glossary: Glossary,
): LabView {
  const { id, title, phase, namespaces, minutes, story, checks, hints, way, explanation } = lab;
  const isOpen = phase === "open";
  const finder = new WordFinder(glossary);
  /** To be called in the order of the page, which links each word once. */
  const withWords = (text: string): string => markdownToHtml(linkWords(lexer(text), finder));
  const offered: readonly (readonly [LabActionId, boolean])[] = [
    ["openManifest", isOpen],
    ["hint", isOpen && lab.hintsLeft > 0],
    ["way", isOpen && way === undefined],
    ["startOver", phase !== "starting" && phase !== "ending"],
    ["end", phase !== "ending"],
  ];
  return {
    lab: id,
    title,
    place: t("Lab · {0}", namespaces.join(", ")),
    duration: durationText(minutes),
    isDone: phase === "solved",
    note: phaseText(lab),
    storyHtml: withWords(story),
    checks: checks.map(({ text, isDone }) => ({ html: markdownToHtml(text), isDone })),
    hints: hints.map((hint) => markdownToHtml(hint)),
    wayHtml: way === undefined ? "" : markdownToHtml(way),
    explanationHtml: explanation === undefined ? "" : withWords(explanation),
    actions: offered
      .filter(([, isOffered]) => isOffered)
      .map(([action]) => ({
        id: action,
        title: action === "hint" ? `${titles.hint} (${lab.hintsLeft})` : titles[action],
        isPrimary: action === "openManifest",
      })),
  };
}

/** The labs to choose from. */
export function labLinks(labs: readonly LabSummary[], shown: string | undefined): LabLink[] {
  return labs.map(({ id, title, minutes, isDone }) => ({
    lab: id,
    title,
    duration: durationText(minutes),
    isDone,
    isShown: id === shown,
  }));
}
