import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { courseTitles } from "../../course/courseTitles.ts";
import type { CourseProgress } from "../../course/progress.ts";
import type { Question } from "../../course/questions/question.ts";
import { QuestionRound } from "../../course/questions/questionRound.ts";
import { type Chapter, isChapter, type StepId } from "../../course/steps.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { askRound } from "./askRound.ts";
import { pickChapter } from "./pickChapter.ts";

/** Asks the questions of a chapter. An interrupted round continues where it stopped, as long as the window is open. */
export class QuestionAsker {
  private readonly titles: ReturnType<typeof courseTitles>;
  private readonly read: (path: string) => Promise<string | undefined>;
  private readonly progress: Pick<CourseProgress, "observe">;
  private readonly rounds = new Map<Chapter, QuestionRound>();

  constructor(
    { extension, extensionPath }: Pick<vscode.ExtensionContext, "extension" | "extensionPath">,
    progress: Pick<CourseProgress, "observe">,
  ) {
    this.titles = courseTitles(extension.packageJSON);
    this.read = extensionFiles(extensionPath, "walkthroughs");
    this.progress = progress;
  }

  /**
   * Asks until the round is finished or left, and returns the page to read, if any.
   *
   * @param argument the chapter; without it, the learner chooses
   */
  async ask(argument: unknown): Promise<StepId | undefined> {
    // One quick pick for everything: between two of them, the editor might take the focus.
    const picker = vscode.window.createQuickPick();
    // Keep it open while the user looks elsewhere, such as at the page.
    picker.ignoreFocusOut = true;
    try {
      const chapter = isChapter(argument) ? argument : await pickChapter(picker, this.titles);
      return chapter && (await this.askChapter(picker, chapter));
    } finally {
      picker.dispose();
    }
  }

  private async askChapter(
    picker: vscode.QuickPick<vscode.QuickPickItem>,
    chapter: Chapter,
  ): Promise<StepId | undefined> {
    const left = this.rounds.get(chapter);
    left?.goOn();
    const round = left && left.state.phase !== "finished" ? left : await this.roundOf(chapter);
    const pageTitle = ({ page }: Question): string => this.titles.steps[page] ?? page;
    const end = await askRound(picker, round, pageTitle, ({ id }, { isRight = false }) => {
      this.progress.observe({ event: "questionAnswered", question: id, isRight });
      if (round.isAnswered) this.progress.observe({ event: "questionsAnswered", chapter });
    });
    return end.kind === "page" ? end.question.page : undefined;
  }

  private async roundOf(chapter: Chapter): Promise<QuestionRound> {
    const file = await this.read(`${chapter}/questions.${languageOf(vscode.env.language)}.json`);
    const round = new QuestionRound(JSON.parse(file ?? "[]") as Question[]);
    this.rounds.set(chapter, round);
    return round;
  }
}
