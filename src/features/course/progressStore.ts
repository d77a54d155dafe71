import type * as vscode from "vscode";
import type { CourseStore, KeptCourse } from "../../course/keptCourse.ts";

const key = "course";

/**
 * Keeps the course in a memory of VS Code's that all windows share. What another one writes arrives there without a
 * word, so that it has to be looked for.
 */
export function courseStore(memory: vscode.Memento): CourseStore {
  return {
    read: () => memory.get<Partial<KeptCourse>>(key),
    write: (kept) => void memory.update(key, kept),
  };
}
