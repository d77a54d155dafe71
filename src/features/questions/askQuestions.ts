import * as vscode from "vscode";
import { type CourseTitles, courseTitles } from "../../course/courseTitles.ts";
import type { CourseProgress } from "../../course/progress.ts";
import type { Question } from "../../course/questions/question.ts";
import { QuestionRound } from "../../course/questions/questionRound.ts";
import { type Chapter, isChapter, type StepId } from "../../course/steps.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { askRound } from "./askRound.ts";
import { pickChapter } from "./pickChapter.ts";
import { localizedManifest } from "../../vscode/localizedManifest.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** Asks the questions of a chapter. An interrupted round continues where it stopped, as long as the window is open. */
export class QuestionAsker {
  private readonly extension: vscode.Extension<unknown>;
  private readonly read: (path: string) => Promise<string | undefined>;
  private readonly progress: Pick<CourseProgress, "observe">;
  private readonly steps: () => readonly StepId[];
  /** By their questions file, which has one chapter in one language. */
  private readonly rounds = new Map<string, QuestionRound>();

  constructor(
    { extension, extensionPath }: Pick<vscode.ExtensionContext, "extension" | "extensionPath">,
    progress: Pick<CourseProgress, "observe">,
    steps: () => readonly StepId[],
  ) {
    this.extension = extension;
    this.steps = steps;
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
      const chapter = isChapter(argument) ? argument : await pickChapter(picker, this.titles, this.steps());
      return chapter && (await this.askChapter(picker, chapter));
    } finally {
      picker.dispose();
    }
  }

  private get titles(): CourseTitles {
    return courseTitles(localizedManifest(this.extension));
  }

  private async askChapter(
    picker: vscode.QuickPick<vscode.QuickPickItem>,
    chapter: Chapter,
  ): Promise<StepId | undefined> {
    const file = `${chapter}/questions.${textLanguage()}.json`;
    const { titles } = this;
    const left = this.rounds.get(file);
    left?.goOn();
    const round = left && left.state.phase !== "finished" ? left : await this.roundOf(file);
    const pageTitle = ({ page }: Question): string => titles.steps[page] ?? page;
    const end = await askRound(picker, round, pageTitle, ({ id }, { isRight = false }) => {
      this.progress.observe({ event: "questionAnswered", question: id, isRight });
      if (round.isAnswered) this.progress.observe({ event: "questionsAnswered", chapter });
    });
    return end.kind === "page" ? end.question.page : undefined;
  }

  /** Without questions about steps that the course leaves out. */
  private async roundOf(file: string): Promise<QuestionRound> {
    const all = JSON.parse((await this.read(file)) ?? "[]") as Question[];
    const steps = this.steps();
    const round = new QuestionRound(all.filter(({ page }) => steps.includes(page)));
    this.rounds.set(file, round);
    return round;
  }
}
