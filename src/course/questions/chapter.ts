/** The chapters of the course, in order: each is a walkthrough, and each has its questions. */
export const chapters = ["basics", "architecture", "eks"] as const;

export type Chapter = (typeof chapters)[number];

/** Whether something, such as a command's argument, is a chapter. */
export function isChapter(value: unknown): value is Chapter {
  return chapters.some((chapter) => chapter === value);
}
