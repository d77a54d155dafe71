import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { courseTitles } from "../../course/courseTitles.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { type Chapter, isChapter } from "../../course/steps.ts";
import type { Question } from "../../course/questions/question.ts";
import { QuestionRound } from "../../course/questions/questionRound.ts";
import type { StepId } from "../../course/steps.ts";
import { commandIds } from "../../ids.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { askRound } from "./askRound.ts";
import { pickChapter } from "./pickChapter.ts";

/**
 * Registers the command that asks the questions of a chapter. An interrupted round continues where it stopped, as long
 * as the window is open.
 */
export function registerQuestions(
  { extension, extensionPath }: vscode.ExtensionContext,
  progress: Pick<CourseProgress, "observe">,
  log: Logger,
): Disposable {
  const titles = courseTitles(extension.packageJSON);
  const read = extensionFiles(extensionPath, "walkthroughs");
  const rounds = new Map<Chapter, QuestionRound>();

  async function roundOf(chapter: Chapter): Promise<QuestionRound> {
    const file = await read(`${chapter}/questions.${languageOf(vscode.env.language)}.json`);
    const round = new QuestionRound(JSON.parse(file ?? "[]") as Question[]);
    rounds.set(chapter, round);
    return round;
  }

  /** Asks the questions, and returns the page to read, if any. */
  async function ask(
    picker: vscode.QuickPick<vscode.QuickPickItem>,
    argument: unknown,
  ): Promise<StepId | undefined> {
    const chapter = isChapter(argument) ? argument : await pickChapter(picker, titles);
    if (!chapter) return undefined;
    const left = rounds.get(chapter);
    left?.goOn();
    const round = left && left.state.phase !== "finished" ? left : await roundOf(chapter);
    const pageTitle = ({ page }: Question): string => titles.steps[page] ?? page;
    const end = await askRound(picker, round, pageTitle, () => {
      if (round.isAnswered) progress.observe({ event: "questionsAnswered", chapter });
    });
    return end.kind === "page" ? end.question.page : undefined;
  }

  return registerCommand(commandIds.answerQuestions, log, async (argument) => {
    // One quick pick for everything: between two of them, the editor might take the focus.
    const picker = vscode.window.createQuickPick();
    // Keep it open while the user looks elsewhere, such as at the page.
    picker.ignoreFocusOut = true;
    const page = await ask(picker, argument).finally(() => picker.dispose());
    if (page) await vscode.commands.executeCommand(commandIds.openCourse, page);
  });
}
