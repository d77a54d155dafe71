import type { FromMapPage, ToMapPage } from "../map/mapPage.ts";

/**
 * What the Course view shows, and what its page says back. Plain data that crosses from the extension host to the
 * webview and back, so this file imports only types. Fields named `html` hold HTML that `markdownToHtml` made.
 */
export interface CoursePage {
  /** The language of all texts, such as `en`, for screen readers and hyphenation. */
  readonly language: string;
  readonly texts: CourseTexts;
  readonly lesson: Lesson;
  /** A question that comes back; undefined while none is due. */
  readonly review: ReviewView | undefined;
  /** The lab that is shown in place of the lesson. */
  readonly lab: LabView | undefined;
  readonly labs: readonly LabLink[];
  /** What is wrong with labs of the workspace. */
  readonly labProblems: readonly string[];
  readonly chapters: readonly ChapterOverview[];
}

/** The words around the lessons. */
export interface CourseTexts {
  readonly allSteps: string;
  readonly check: string;
  readonly done: string;
  readonly notDone: string;
  readonly next: string;
  readonly previous: string;
  readonly question: string;
  readonly tryAgain: string;
  readonly correct: string;
  /** The buttons of a question that comes back. */
  readonly answer: string;
  readonly close: string;
  readonly notQuite: string;
  /** Names the check list for screen readers. */
  readonly steps: string;
  readonly labs: string;
  readonly checks: string;
  readonly hints: string;
  readonly way: string;
  readonly rule: string;
}

/** One step of the course, as the view shows it. */
export interface Lesson {
  readonly step: string;
  /** Where the step is: the title of its chapter, and its place in it. */
  readonly place: string;
  readonly duration: string;
  readonly title: string;
  readonly isDone: boolean;
  /** What the step is about and what to do in it. */
  readonly introductionHtml: string;
  /** The one thing to do now; undefined where the step is done or asks for none. */
  readonly primary: LessonAction | undefined;
  readonly actions: readonly LessonAction[];
  readonly checklist: readonly ChecklistItem[];
  /** What is happening now in the cluster to what the learner made. */
  readonly news: readonly string[];
  /** What keeps the learner from seeing what the lesson speaks of, with the title of the button that ends it. */
  readonly notice: { readonly text: string; readonly action: string } | undefined;
  /** What Check last said. */
  readonly answer: CheckAnswer | undefined;
  /** The title of the button below the small live map; undefined where the lesson shows no map. */
  readonly mapTitle: string | undefined;
  readonly picture: Picture | undefined;
  readonly explanationHtml: string;
  readonly sections: readonly LessonSection[];
  readonly questions: readonly AskedQuestion[];
  readonly previous: StepLink | undefined;
  readonly next: StepLink | undefined;
}

/** A button. Its id is what the page sends back; the command behind it never leaves the host. */
export interface LessonAction {
  readonly id: string;
  readonly title: string;
}

export interface ChecklistItem {
  readonly part: string;
  readonly html: string;
  readonly isDone: boolean;
}

export interface CheckAnswer {
  readonly isBusy: boolean;
  readonly isDone: boolean;
  readonly message: string;
  /** Leads to what the answer says. */
  readonly action: string | undefined;
}

interface Picture {
  readonly source: string;
  readonly description: string;
}

/** A part of the page below the explanation. */
export interface LessonSection {
  readonly title: string;
  readonly html: string;
}

export interface AskedQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly AskedOption[];
  /** What became of the last answer; undefined while none was given. */
  readonly result: { readonly option: string; readonly isRight: boolean; readonly why: string } | undefined;
}

/** A question that comes back after some days. */
export interface ReviewView {
  /** Says from when it is. */
  readonly title: string;
  readonly text: string;
  /** Undefined until it is opened. */
  readonly question: AskedQuestion | undefined;
}

/** What can be done with a question that comes back, besides answering it. */
export type ReviewAction = "open" | "askAgain" | "close";

export interface AskedOption {
  readonly id: string;
  readonly text: string;
}

export interface StepLink {
  readonly step: string;
  readonly title: string;
}

export interface ChapterOverview {
  readonly title: string;
  readonly duration: string;
  readonly steps: readonly StepOverview[];
}

export interface StepOverview extends StepLink {
  readonly duration: string;
  readonly isDone: boolean;
  readonly isShown: boolean;
}

/** A lab in the list of labs. */
export interface LabLink {
  readonly lab: string;
  readonly title: string;
  readonly duration: string;
  readonly isDone: boolean;
  readonly isShown: boolean;
}

/** A lab that was started, as far as it has been opened. */
export interface LabView {
  readonly lab: string;
  readonly title: string;
  /** Where its objects are. */
  readonly place: string;
  readonly duration: string;
  readonly isDone: boolean;
  /** What is happening to the lab itself. */
  readonly note: string;
  readonly storyHtml: string;
  readonly checks: readonly { readonly html: string; readonly isDone: boolean }[];
  readonly hints: readonly string[];
  readonly wayHtml: string;
  readonly explanationHtml: string;
  readonly actions: readonly LabAction[];
}

/** What can be done with a lab. */
export type LabActionId = "openManifest" | "hint" | "way" | "startOver" | "end";

interface LabAction {
  readonly id: LabActionId;
  readonly title: string;
  readonly isPrimary: boolean;
}

/** What the page says to the extension. */
export type FromCoursePage =
  | FromLesson
  /** What the small map of the lesson says. */
  | { readonly type: "map"; readonly message: FromMapPage };

/** What the lesson and the list of steps say. */
export type FromLesson =
  /** It has loaded and can show something. */
  | { readonly type: "ready" }
  | { readonly type: "show"; readonly step: string }
  /** A button or a link to a command was pressed. */
  | { readonly type: "act"; readonly action: string }
  | { readonly type: "check" }
  /** The button of Check's answer was pressed. */
  | { readonly type: "follow" }
  | { readonly type: "answer"; readonly question: string; readonly option: string }
  | { readonly type: "askAgain"; readonly question: string }
  | { readonly type: "review"; readonly action: ReviewAction }
  | { readonly type: "answerReview"; readonly option: string }
  | { readonly type: "endNotice" }
  /** Starts a lab, or shows the one that is under way. */
  | { readonly type: "lab"; readonly lab: string }
  | { readonly type: "labAction"; readonly action: string };

/** What the extension says to the page. */
export type ToCoursePage =
  | { readonly type: "page"; readonly page: CoursePage }
  | { readonly type: "map"; readonly message: ToMapPage };
