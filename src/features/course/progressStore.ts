import type * as vscode from "vscode";
import type { CourseStore, KeptCourse } from "../../course/keptCourse.ts";

const key = "course";

/**
 * Stores the course in VS Code's global state, which all windows share. There is no event for what another window
 * writes, so it has to be polled.
 */
export function courseStore(memory: vscode.Memento): CourseStore {
  return {
    read: () => memory.get<Partial<KeptCourse>>(key),
    write: (kept) => void memory.update(key, kept),
  };
}
