import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { CourseProgress } from "../../course/progress.ts";

/** Polling interval in milliseconds. If nothing has changed, a poll only compares two references. */
const lookMs = 2000;

/** Merges progress from other windows, at once when the learner returns to this one. */
export function followOtherWindows(progress: Pick<CourseProgress, "refresh">): Disposable {
  const focus = vscode.window.onDidChangeWindowState(() => progress.refresh());
  // Windows may be side by side: the one that runs the practice cluster sees the kubectl requests of the others.
  const timer = setInterval(() => progress.refresh(), lookMs);
  return {
    dispose: () => {
      focus.dispose();
      clearInterval(timer);
    },
  };
}
