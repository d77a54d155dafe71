import type * as vscode from "vscode";
import { type CourseState, newCourse } from "../../course/courseState.ts";

const kept = "course";

/** What earlier windows have kept; what an older version of the extension lacked begins anew. */
export function loadCourse(memory: vscode.Memento): CourseState {
  return { ...newCourse, ...memory.get<Partial<CourseState>>(kept) };
}

export async function keepCourse(memory: vscode.Memento, state: CourseState): Promise<void> {
  await memory.update(kept, state);
}
