import { t } from "@vscode/l10n";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter, type Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { AdviceAction, Advice } from "../../../course/check/advice.ts";
import type { CourseObjects } from "../../../course/courseObjects.ts";
import { type CourseState, doneParts, nextStep } from "../../../course/courseState.ts";
import type { Observation } from "../../../course/observation.ts";
import { isStepId, minutesOfSteps, partsOfSteps, type StepId } from "../../../course/steps.ts";
import type { CommandLink } from "../../../lesson/commandLink.ts";
import { commandIds } from "../../../ids.ts";
import type { LabsModel } from "../../../labs/labsModel.ts";
import type {
  CheckAnswer,
  CoursePage,
  FromLesson,
  Lesson,
  LessonSection,
} from "../../../lesson/coursePage.ts";
import { courseTexts } from "../../../lesson/courseTexts.ts";
import { chapterOf, overviewOf, placeOf, stepLink } from "../../../lesson/overview.ts";
import { durationText } from "../../../lesson/durationText.ts";
import { asksChapter, LessonFiles } from "../../../lesson/lessonFiles.ts";
import { isLessonCommand } from "../../../lesson/isLessonCommand.ts";
import { LessonActions } from "../../../lesson/lessonActions.ts";
import { lessonNews } from "../../../lesson/lessonNews.ts";
import { type LessonContent, lessonContent } from "../../../lesson/lessonContent.ts";
import { lessonOf } from "../../../lesson/lessonOf.ts";
import { commandTitle, lessonText } from "../../../lesson/lessonText.ts";
import { stepsWithMap } from "../../../lesson/stepsWithMap.ts";
import { learnedOf } from "../../../lesson/learned/learned.ts";
import { ShownLabs } from "./shownLabs.ts";
import { SpacedQuestion } from "./spacedQuestion.ts";

/** What the Course view needs of the rest of the extension. */
export interface CourseViewWorld {
  readonly progress: {
    readonly state: CourseState;
    readonly onDidChange: Event<CourseState>;
    readonly onDidObserve: Event<Observation>;
    observe(observation: Observation): void;
  };
  /** The steps that the course has, in order. */
  readonly steps: () => readonly StepId[];
  readonly language: Language;
  /** The extension's package.json, in that language. */
  readonly manifest: unknown;
  /** Reads a text file of the extension; undefined where there is none of that name. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** The address of a file of the extension, for the page. */
  readonly fileAddress: (path: string) => string;
  /** The learner's objects, where a cluster is followed. */
  readonly objects: () => CourseObjects | undefined;
  readonly adviceOn: (step: StepId) => Promise<Advice>;
  /** The action of advice, unless it leads nowhere. */
  readonly offered: (action: AdviceAction | undefined) => Promise<AdviceAction | undefined>;
  readonly runAction: (action: AdviceAction) => Promise<void>;
  readonly runCommand: (link: CommandLink) => Promise<void>;
  /** Loads the labs. */
  readonly labs: () => Promise<LabsModel>;
  /** The label filter that hides a part of the tree. */
  readonly labelFilter: () => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

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
  private actions: LessonActions;
  private step: StepId;
  /** What Check's answer depends on, as text. */
  private known: string;
  private content: Promise<LessonContent> | undefined;
  private answer: CheckAnswer | undefined;
  /** What the button of the answer does. */
  private leadsTo: AdviceAction | undefined;

  /** @param step the step to show, if the course has it; by default, the one to continue with */
  constructor(world: CourseViewWorld, step?: StepId) {
    this.world = world;
    this.step = this.stepInCourse(step);
    this.files = new LessonFiles(world.language, world.readFile);
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
    this.actions = new LessonActions(isLessonCommand);
    this.known = knownOf(world.progress.state);
    this.owned.add(world.progress.onDidChange((state) => this.takeState(state)));
    this.owned.add(
      world.progress.onDidObserve(({ event }) => {
        if (event === "objectsChanged") this.changed.fire(undefined);
      }),
    );
  }

  /** The step that is shown. */
  get shownStep(): StepId {
    return this.step;
  }

  /** Shows the lab that is under way in place of the step. */
  async showLab(): Promise<void> {
    await this.labs.showCurrent();
  }

  /** Whether what is shown has the small live map. */
  get showsMap(): boolean {
    return this.labs.page.lab === undefined && stepsWithMap.has(this.step);
  }

  /** Shows another step; for one that the course does not have, the one to continue with. */
  show(step: StepId): void {
    this.labs.leave();
    const shown = this.stepInCourse(step);
    if (shown !== this.step) this.become(shown);
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
    this.become(this.stepInCourse(this.step));
    this.changed.fire(undefined);
  }

  /** What to show now. */
  async page(): Promise<CoursePage> {
    const { step, world } = this;
    const { progress, manifest, language } = world;
    // Rendered once for each step that is shown: what happens in the cluster changes nothing of the texts.
    this.content ??= this.readContent(step);
    const steps = world.steps();
    const [content, questions, review, learned] = await Promise.all([
      this.content,
      this.files.questions(step),
      this.spaced.page(),
      step === steps.at(-1) ? this.learned(steps) : undefined,
    ]);
    const objects = world.objects();
    const labs = this.labs.page;
    const index = steps.indexOf(step);
    return {
      language,
      texts: courseTexts(),
      review,
      lesson: lessonOf(learned ? { ...content, sections: [learned, ...content.sections] } : content, {
        done: doneParts(progress.state),
        place: placeOf(manifest, steps, step),
        duration: durationText(minutesOfSteps[step]),
        notice: this.notice(step),
        news: objects ? lessonNews(partsOfSteps[step], objects) : [],
        answer: this.answer,
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
        const link = this.actions.linkOf(message.action);
        if (link) await this.world.runCommand(link);
        break;
      }
      case "check":
        await this.check();
        break;
      case "follow":
        if (this.answer && this.leadsTo) await this.world.runAction(this.leadsTo);
        break;
      case "answer":
        await this.choose(message.question, message.option);
        break;
      case "askAgain":
        (await this.files.questions(this.step)).askAgain(message.question);
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
    this.step = step;
    this.answer = undefined;
    this.content = undefined;
    this.actions = new LessonActions(isLessonCommand);
  }

  private stepInCourse(step: StepId | undefined): StepId {
    const { progress, steps } = this.world;
    const shown = steps();
    return step !== undefined && shown.includes(step) ? step : nextStep(progress.state, shown);
  }

  private async readContent(step: StepId): Promise<LessonContent> {
    const { manifest, fileAddress } = this.world;
    const { actions } = this;
    const text = lessonText(manifest, step) ?? { title: step, description: "", page: "" };
    const [markdown, glossary] = await Promise.all([this.files.page(text.page), this.files.glossary()]);
    return lessonContent({
      step,
      text,
      markdown,
      glossary,
      actionOf: (href) => actions.idOf(href),
      mapTitle: stepsWithMap.has(step) ? commandTitle(manifest, commandIds.showMap) : undefined,
      pictureAt: fileAddress,
    });
  }

  /** The last step of the course says what the learner can do now, once there is something. */
  private async learned(steps: readonly StepId[]): Promise<LessonSection | undefined> {
    const { manifest, progress } = this.world;
    const texts = await this.files.learned();
    const { can } = learnedOf({ state: progress.state, steps, manifest, labs: [], texts });
    if (can.length === 0) return undefined;
    const items = can.map(({ sentence }) => `<li>${escapeHtml(sentence)}</li>`);
    return { title: t("What you can do now"), html: `<ul>${items.join("")}</ul>` };
  }

  /** A filter that was left on hides what other lessons speak of; the lesson on labels asks for one. */
  private notice(step: StepId): Lesson["notice"] {
    const filter = this.world.labelFilter();
    if (filter === undefined || partsOfSteps[step].some((part) => part === "labelFilterUsed"))
      return undefined;
    return {
      text: t("The label filter {0} is on: the tree shows only what matches it.", filter),
      action: t("Clear Label Filter"),
    };
  }

  private async check(): Promise<void> {
    const { step } = this;
    this.answer = {
      isBusy: true,
      isDone: false,
      message: t("Checking the state of the cluster…"),
      action: undefined,
    };
    this.leadsTo = undefined;
    this.changed.fire(undefined);
    try {
      const { isDone, message, action } = await this.world.adviceOn(step);
      const leadsTo = await this.world.offered(action);
      if (step === this.step) {
        this.answer = { isBusy: false, isDone, message, action: leadsTo?.title };
        this.leadsTo = leadsTo;
      }
    } catch (error) {
      if (step === this.step) this.answer = undefined;
      throw error;
    } finally {
      this.changed.fire(undefined);
    }
  }

  private async choose(question: string, option: string): Promise<void> {
    const { step } = this;
    const questions = await this.files.questions(step);
    const isRight = questions.choose(question, option);
    if (isRight === undefined) return;
    this.world.progress.observe({ event: "questionAnswered", question, isRight });
    if (questions.isAnswered && asksChapter(step))
      this.world.progress.observe({ event: "questionsAnswered", chapter: chapterOf(step) });
    this.changed.fire(undefined);
  }

  /** An answer to what was before is no answer to what is now. What was answered or advised changes nothing. */
  private takeState(state: CourseState): void {
    const known = knownOf(state);
    if (known !== this.known && !this.answer?.isBusy) this.answer = undefined;
    this.known = known;
    this.changed.fire(undefined);
  }
}

/** What Check's answer depends on: everything but what was answered and advised. */
function knownOf(state: CourseState): string {
  return JSON.stringify({ ...state, answers: undefined, reviews: undefined, advice: undefined });
}
