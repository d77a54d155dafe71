import { itemsAt, textAt } from "./contributed.ts";
import { type Chapter, isChapter, isStepId, type StepId } from "./steps.ts";

/** The titles of the chapters and steps. */
export interface CourseTitles {
  readonly chapters: Readonly<Partial<Record<Chapter, string>>>;
  readonly steps: Readonly<Partial<Record<StepId, string>>>;
}

/** @param manifest the extension's package.json, which VS Code provides in its display language */
export function courseTitles(manifest: unknown): CourseTitles {
  const chapters: Partial<Record<Chapter, string>> = {};
  const steps: Partial<Record<StepId, string>> = {};
  for (const walkthrough of itemsAt(manifest, "contributes", "walkthroughs")) {
    const chapter = textAt(walkthrough, "id");
    if (isChapter(chapter)) chapters[chapter] = textAt(walkthrough, "title");
    for (const step of itemsAt(walkthrough, "steps")) {
      const id = `${chapter}.${textAt(step, "id")}`;
      if (isStepId(id)) steps[id] = textAt(step, "title");
    }
  }
  return { chapters, steps };
}
