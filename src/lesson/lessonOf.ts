import { type PartId, partsOfSteps } from "../course/steps.ts";
import type { Lesson, LessonAction } from "./coursePage.ts";
import type { LessonContent } from "./lessonContent.ts";

/** What changes of a lesson while it is shown. */
export interface LessonState extends Pick<
  Lesson,
  "place" | "duration" | "news" | "notice" | "answer" | "questions" | "previous" | "next"
> {
  readonly done: ReadonlySet<PartId>;
}

/** Puts one step together for the Course view. */
export function lessonOf(content: LessonContent, { done, ...state }: LessonState): Lesson {
  const parts: readonly PartId[] = partsOfSteps[content.step];
  const open = parts.findIndex((part) => !done.has(part));
  const primary = open < 0 ? undefined : actionOfPart(content.actions, parts, open);
  return {
    ...content,
    ...state,
    isDone: open < 0,
    primary,
    actions: content.actions.filter((action) => action !== primary),
    checklist: content.checklist.map((item) => ({
      ...item,
      isDone: parts.some((part) => part === item.part && done.has(part)),
    })),
  };
}

/** Where each part of a step has a button of its own, that of the part; else the first. */
function actionOfPart(
  actions: readonly LessonAction[],
  parts: readonly PartId[],
  index: number,
): LessonAction | undefined {
  return actions.length === parts.length ? actions[index] : actions[0];
}
