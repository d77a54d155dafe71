import type { Frame } from "playwright-core";

/** Where the parts of a lesson lie in its view, in CSS pixels from the top of what is seen without scrolling. */
export interface LessonLayout {
  readonly width: number;
  readonly height: number;
  /** By how much the page is wider than its view. */
  readonly overflow: number;
  /** The lower edges of the parts that are to be seen; undefined where there is none. */
  readonly bottoms: Readonly<Record<"title" | "primary" | "checklist", number | undefined>>;
}

const measure = `(() => {
  const root = document.documentElement;
  const bottom = (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom;
  return {
    width: innerWidth,
    height: innerHeight,
    overflow: Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth,
    bottoms: {
      title: bottom("article h1"),
      primary: bottom("article .actions .primary"),
      checklist: bottom("article .checklist"),
    },
  };
})()`;

/** Measures the lesson that a frame shows. */
export async function lessonLayout(frame: Frame): Promise<LessonLayout> {
  return await frame.evaluate<LessonLayout>(measure);
}

/** What of a lesson is not to be seen without scrolling. */
export function hiddenParts({ overflow, height, bottoms }: LessonLayout): string[] {
  const hidden = Object.entries(bottoms)
    .filter(([, bottom]) => bottom === undefined || bottom > height)
    .map(([part, bottom]) => `${part} ends at ${bottom} of ${height}`);
  return overflow > 0 ? [...hidden, `${overflow} pixels too wide`] : hidden;
}
