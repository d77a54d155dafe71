import type * as vscode from "vscode";
import type { KeptCourse } from "../../course/keptCourse.ts";
import type { SharedStore } from "../../sharedState.ts";

const key = "course";

/**
 * Stores the course in VS Code's global state, which all windows share. There is no event for what another window
 * writes, so it has to be polled.
 */
export function courseStore(memory: vscode.Memento): SharedStore<KeptCourse> {
  return {
    read: () => memory.get<Partial<KeptCourse>>(key),
    write: (kept) => void memory.update(key, kept),
  };
}
