import { t } from "@vscode/l10n";
import type { LabTexts } from "../labTexts.ts";
import type { TellProblem } from "./fieldReader.ts";
import { unsafeMarkdown } from "./unsafeMarkdown.ts";

const headings = ["Goals", "Hints", "Way", "Explanation"] as const;
type Heading = (typeof headings)[number];

const longestTitle = 80;

/**
 * Reads the texts of a lab: a title (`# …`), the story below it, and the sections `## Goals` and `## Hints`, which are
 * lists, `## Way` and `## Explanation`. The headings are the same in each language, and are not shown.
 */
export function readTexts(markdown: string, checks: number, tell: TellProblem): LabTexts {
  const { title, story, sections } = sectionsOf(markdown);
  if (title === "" || title.length > longestTitle)
    tell("#", t("Begin the file with the title: # and at most {0} characters.", longestTitle));
  if (story === "") tell("#", t("Write below the title what is broken, in two sentences."));
  for (const name of sections.keys())
    if (!headings.some((each) => each === name))
      tell(
        `## ${name.slice(0, 40)}`,
        t(
          "There is no such section. The headings are: {0}.",
          headings.map((each) => `## ${each}`).join(", "),
        ),
      );
  const section = (name: Heading): string => {
    const text = sections.get(name) ?? "";
    if (text === "") tell(`## ${name}`, t("Write this section below the heading ## {0}.", name));
    return text;
  };
  const goals = itemsOf(section("Goals"));
  if (goals.length !== checks)
    tell(
      "## Goals",
      t("Write one item for each check in lab.json: {0} items instead of {1}.", checks, goals.length),
    );
  const hints = itemsOf(section("Hints"));
  if (hints.length === 0) tell("## Hints", t("Write at least one hint, as an item of a list."));
  const texts = { title, story, goals, hints, way: section("Way"), explanation: section("Explanation") };
  const problem = unsafeMarkdown(markdown);
  if (problem) tell(problem.line, problem.message);
  return texts;
}

interface Sections {
  readonly title: string;
  readonly story: string;
  readonly sections: ReadonlyMap<string, string>;
}

function sectionsOf(markdown: string): Sections {
  let title = "";
  let current = "";
  let isCode = false;
  const lines = new Map<string, string[]>([["", []]]);
  for (const line of markdown.split(/\r?\n/)) {
    if (line.trimStart().startsWith("```")) isCode = !isCode;
    if (!isCode && line.startsWith("# ") && title === "") title = line.slice(2).trim();
    else if (!isCode && line.startsWith("## ")) {
      current = line.slice(3).trim();
      lines.set(current, lines.get(current) ?? []);
    } else lines.get(current)?.push(line);
  }
  const text = (name: string): string => (lines.get(name) ?? []).join("\n").trim();
  const names = [...lines.keys()].filter((name) => name !== "");
  return { title, story: text(""), sections: new Map(names.map((name) => [name, text(name)])) };
}

/** The items of a list: a line that begins with `- ` or `1. `, and the indented lines after it. */
function itemsOf(section: string): string[] {
  const items: string[][] = [];
  for (const line of section.split("\n")) {
    const item = /^(?:-|\d{1,2}\.) (.*)$/.exec(line);
    if (item) items.push([item[1] ?? ""]);
    else items.at(-1)?.push(line.replace(/^ {1,3}/, ""));
  }
  return items.map((lines) => lines.join("\n").trim()).filter((item) => item !== "");
}
