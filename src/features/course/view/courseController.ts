import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { doneParts, nextStep } from "../../../course/courseState.ts";
import { isStepId, minutesOfSteps, partsOfSteps, type StepId } from "../../../course/steps.ts";
import { commandIds } from "../../../ids.ts";
import type { CoursePage, FromLesson } from "../../../lesson/coursePage.ts";
import { courseTexts } from "../../../lesson/courseTexts.ts";
import { chapterOf, overviewOf, placeOf, stepLink } from "../../../lesson/overview.ts";
import { durationText } from "../../../lesson/durationText.ts";
import { asksChapter, LessonFiles } from "../../../lesson/lessonFiles.ts";
import { lessonNews } from "../../../lesson/lessonNews.ts";
import { lessonOf } from "../../../lesson/lessonOf.ts";
import { stepsWithMap } from "../../../lesson/stepsWithMap.ts";
import type { CourseViewWorld } from "./courseViewWorld.ts";
import { leftFilter } from "./leftFilter.ts";
import { ShownAnswer } from "./shownAnswer.ts";
import { ShownLabs } from "./shownLabs.ts";
import { ShownTexts } from "./shownTexts.ts";
import { SpacedQuestion } from "../../../lesson/spacedQuestion.ts";

/** Decides what the Course view shows, and does what its page asks for. Knows nothing of VS Code. */
export class CourseController implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<undefined>());
  /** Something that the page shows has changed. */
  readonly onDidChange = this.changed.event;
  private readonly world: CourseViewWorld;
  private files: LessonFiles;
  private readonly labs: ShownLabs;
  private readonly spaced: SpacedQuestion;
  private texts: ShownTexts;
  private readonly answer: ShownAnswer;

  /** @param step the step to show, if the course has it; by default, the one to continue with */
  constructor(world: CourseViewWorld, step?: StepId) {
    this.world = world;
    const shown = this.stepInCourse(step);
    this.files = new LessonFiles(world.language, world.readFile);
    this.texts = new ShownTexts(world, this.files, shown);
    this.answer = new ShownAnswer(world, shown, world.progress.state, () => this.changed.fire(undefined));
    this.labs = this.owned.add(
      new ShownLabs({
        load: world.labs,
        runCommand: world.runCommand,
        manifest: () => world.manifest,
        changed: () => this.changed.fire(undefined),
      }),
    );
    this.spaced = new SpacedQuestion({
      progress: world.progress,
      questions: async () => {
        const steps = world.steps();
        return (await this.files.learned()).questions.filter(({ page }) => steps.includes(page));
      },
      now: world.now,
    });
    this.owned.add(
      world.progress.onDidChange((state) => {
        this.answer.takeState(state);
        this.changed.fire(undefined);
      }),
    );
    this.owned.add(
      world.progress.onDidObserve(({ event }) => {
        if (event === "objectsChanged") this.changed.fire(undefined);
      }),
    );
  }

  /** The step that is shown. */
  get shownStep(): StepId {
    return this.texts.step;
  }

  /** Shows the lab that is under way in place of the step. */
  async showLab(): Promise<void> {
    await this.labs.showCurrent();
  }

  /** Whether what is shown has the small live map. */
  get showsMap(): boolean {
    return !this.labs.isShown && stepsWithMap.has(this.shownStep);
  }

  /** Shows another step; for one that the course does not have, the one to continue with. */
  show(step: StepId): void {
    this.labs.leave();
    const shown = this.stepInCourse(step);
    if (shown !== this.shownStep) this.become(shown);
    this.changed.fire(undefined);
  }

  /** Looks whether a question has become due: a day may have passed since something last changed. */
  takeTime(): void {
    this.changed.fire(undefined);
  }

  /** Takes the language and the steps of the course as they are now. */
  takeSettings(): void {
    this.files = new LessonFiles(this.world.language, this.world.readFile);
    this.spaced.close();
    this.become(this.stepInCourse(this.shownStep));
    this.changed.fire(undefined);
  }

  /** What to show now. */
  async page(): Promise<CoursePage> {
    const { shownStep: step, world } = this;
    const { progress, manifest, language } = world;
    const steps = world.steps();
    const [content, questions, review, glossary] = await Promise.all([
      this.texts.content(),
      this.files.questions(step),
      this.spaced.page(),
      this.files.glossary(),
    ]);
    const objects = world.objects();
    const labs = this.labs.page(glossary);
    const index = steps.indexOf(step);
    return {
      language,
      texts: courseTexts(),
      review,
      lesson: lessonOf(content, {
        done: doneParts(progress.state),
        place: placeOf(manifest, steps, step),
        duration: durationText(minutesOfSteps[step]),
        notice: leftFilter(step, world.treeFilter()),
        news: objects ? lessonNews(partsOfSteps[step], objects) : [],
        answer: this.answer.page,
        questions: questions.asked,
        previous: stepLink(manifest, steps[index - 1]),
        next: stepLink(manifest, steps[index + 1]),
      }),
      chapters: overviewOf(manifest, steps, progress.state, labs.lab ? undefined : step),
      ...labs,
    };
  }

  /** Does what the page says. What it names and is not there is passed over. */
  async take(message: FromLesson): Promise<void> {
    switch (message.type) {
      case "ready":
        this.changed.fire(undefined);
        await this.labs.load();
        break;
      case "show":
        if (isStepId(message.step)) this.show(message.step);
        break;
      case "act": {
        const link = this.texts.linkOf(message.action);
        if (link) await this.world.runCommand(link);
        break;
      }
      case "check":
        await this.answer.check();
        break;
      case "follow":
        await this.answer.follow();
        break;
      case "answer":
        await this.choose(message.question, message.option);
        break;
      case "askAgain":
        (await this.files.questions(this.shownStep)).askAgain(message.question);
        this.changed.fire(undefined);
        break;
      case "review":
        await this.spaced.act(message.action);
        this.changed.fire(undefined);
        break;
      case "answerReview":
        this.spaced.answer(message.option);
        this.changed.fire(undefined);
        break;
      case "endNotice":
        await this.world.runCommand({ command: commandIds.clearLabelFilter, arguments: [] });
        this.changed.fire(undefined);
        break;
      case "lab":
        await this.labs.open(message.lab);
        break;
      case "labAction":
        await this.labs.act(message.action);
        break;
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private become(step: StepId): void {
    this.texts = new ShownTexts(this.world, this.files, step);
    this.answer.begin(step);
  }

  private stepInCourse(step: StepId | undefined): StepId {
    const { progress, steps } = this.world;
    const shown = steps();
    return step !== undefined && shown.includes(step) ? step : nextStep(progress.state, shown);
  }

  private async choose(question: string, option: string): Promise<void> {
    const step = this.shownStep;
    const questions = await this.files.questions(step);
    const isRight = questions.choose(question, option);
    if (isRight === undefined) return;
    this.world.progress.observe({ event: "questionAnswered", question, isRight });
    if (questions.isAnswered && asksChapter(step))
      this.world.progress.observe({ event: "questionsAnswered", chapter: chapterOf(step) });
    this.changed.fire(undefined);
  }
}
