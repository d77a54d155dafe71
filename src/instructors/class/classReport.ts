import { t } from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { cellCode, inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { type StepId, stepIds } from "../../course/steps.ts";
import type { ClassFile, LeftOutFile } from "./learnerProgress.ts";

/** The most rows of a list of what was hard; what comes after is rare. */
const mostRows = 15;

export interface ClassReportTexts {
  readonly language: Language;
  readonly at: Date;
  readonly stepTitles: ReadonlyMap<StepId, string>;
  /** The text of each question, by its id. */
  readonly questions: ReadonlyMap<string, string>;
  /** The titles of the extension's own labs, by their ids. */
  readonly labTitles: ReadonlyMap<string, string>;
  /** What Check says by a rule; undefined for one that this version does not know. */
  readonly sentenceOf: (rule: string) => string | undefined;
}

/** Writes what the exported files of a class say as Markdown: who stands where, and what was hard. */
export function classReport(
  files: readonly ClassFile[],
  leftOut: readonly LeftOutFile[],
  texts: ClassReportTexts,
): string {
  const learners = latestOfEach(files);
  const parts = [
    `# ${t("Progress of the class")}`,
    `${t("Learners: {0}. Files: {1}.", learners.length, files.length + leftOut.length)} (${texts.at.toLocaleString(texts.language)})`,
    ...(learners.length > 0 ? sections(learners, texts) : []),
    ...section(
      t("Files that were left out"),
      leftOut.map(({ name, reason }) => `- ${inlineCode(name)}: ${reason}`),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function sections(
  files: readonly ClassFile[],
  { stepTitles, questions, labTitles, sentenceOf, language }: ClassReportTexts,
): string[] {
  const titleOf = (step: StepId): string => cell(stepTitles.get(step) ?? step);
  const count = files.length;
  const advice = summed(
    files.map(({ progress }) => progress.advice.map((each) => [each.rule, each.count] as const)),
  );
  const wrong = summed(
    files.map(({ progress }) =>
      progress.questions.map((each) => [each.id, each.tries - (each.rightAtTry === null ? 0 : 1)] as const),
    ),
  );
  const saidBy = (rule: string): string => {
    const sentence = sentenceOf(rule);
    if (sentence === undefined) return cellCode(rule);
    const isAmbiguous = advice.some(({ id }) => id !== rule && sentenceOf(id) === sentence);
    return isAmbiguous ? `${cell(sentence)} (${cellCode(rule)})` : cell(sentence);
  };
  const labs = [...new Set(files.flatMap(({ progress }) => progress.labs.map(({ id }) => id)))].sort();
  return [
    ...table(
      t("Who stands where"),
      [t("File"), t("Learner"), t("Steps done"), t("Next step"), t("Exported")],
      byProgress(files).map(({ name, progress }) => {
        const done = doneOf(progress);
        const next = progress.steps.find(({ done: isDone }) => !isDone)?.id;
        return [
          cellCode(name),
          cellCode(progress.learner),
          `${done.size}/${progress.steps.length}`,
          next === undefined ? t("All done") : titleOf(next),
          new Date(progress.exportedAt).toLocaleString(language),
        ];
      }),
    ),
    ...table(
      t("Steps"),
      [t("Step"), t("Learners who have done it")],
      stepIds.flatMap((step) => {
        const having = files.filter(({ progress }) => progress.steps.some(({ id }) => id === step));
        const done = having.filter(({ progress }) => doneOf(progress).has(step));
        return having.length === 0 ? [] : [[titleOf(step), `${done.length}/${having.length}`]];
      }),
    ),
    ...table(
      t("Where Check had to help"),
      [t("What Check said"), t("Times"), t("Learners")],
      advice.map(({ id, sum, learners }) => [saidBy(id), `${sum}`, `${learners}/${count}`]),
    ),
    ...table(
      t("Questions that were answered wrong"),
      [t("Question"), t("Wrong answers"), t("Learners")],
      wrong.map(({ id, sum, learners }) => [
        questions.has(id) ? cell(questions.get(id) ?? id) : cellCode(id),
        `${sum}`,
        `${learners}/${count}`,
      ]),
    ),
    ...table(
      t("Labs"),
      [t("Lab"), t("Solved"), t("Begun"), t("Hints opened"), t("Way shown")],
      labs.map((id) => {
        const begun = files.flatMap(({ progress }) => progress.labs.filter((lab) => lab.id === id));
        const title = labTitles.get(id);
        return [
          title === undefined ? cellCode(id) : cell(title),
          `${begun.filter(({ done }) => done !== null).length}`,
          `${begun.length}`,
          `${begun.reduce((sum, { hintsOpened }) => sum + hintsOpened, 0)}`,
          `${begun.filter(({ wayShown }) => wayShown).length}`,
        ];
      }),
    ),
  ];
}

/** The latest file of each learner: people export more than once. */
function latestOfEach(files: readonly ClassFile[]): ClassFile[] {
  const latest = new Map<string, ClassFile>();
  for (const file of files) {
    const { learner, exportedAt } = file.progress;
    const known = latest.get(learner);
    if (!known || Date.parse(known.progress.exportedAt) < Date.parse(exportedAt)) latest.set(learner, file);
  }
  return [...latest.values()];
}

/** Those who may need help come first. */
function byProgress(files: readonly ClassFile[]): ClassFile[] {
  return [...files].sort(
    (a, b) => doneOf(a.progress).size - doneOf(b.progress).size || (a.name < b.name ? -1 : 1),
  );
}

function doneOf({ steps }: ClassFile["progress"]): ReadonlySet<StepId> {
  return new Set(steps.filter(({ done }) => done).map(({ id }) => id));
}

/** For each id: the sum over the class and the number of learners with any; the highest sums first. */
function summed(
  lists: readonly (readonly (readonly [id: string, count: number])[])[],
): { readonly id: string; readonly sum: number; readonly learners: number }[] {
  const sums = new Map<string, { sum: number; learners: number }>();
  for (const list of lists)
    for (const [id, count] of list) {
      if (count === 0) continue;
      const { sum = 0, learners = 0 } = sums.get(id) ?? {};
      sums.set(id, { sum: sum + count, learners: learners + 1 });
    }
  return [...sums]
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => b.sum - a.sum || (a.id < b.id ? -1 : 1))
    .slice(0, mostRows);
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return section(title, lines);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join("\n")];
}

/** A text of our own in a cell, which a bar would end. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
