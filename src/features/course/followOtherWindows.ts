import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { CourseProgress } from "../../course/progress.ts";

/** Time between two looks, in milliseconds; a look at what has not changed is a comparison of two references. */
const lookMs = 2000;

/** Takes what the learner does in other windows into this one, at once where they come back to it. */
export function followOtherWindows(progress: Pick<CourseProgress, "refresh">): Disposable {
  const focus = vscode.window.onDidChangeWindowState(() => progress.refresh());
  // Windows may lie side by side: kubectl in the terminal of one is seen by the one that has the practice cluster.
  const timer = setInterval(() => progress.refresh(), lookMs);
  return {
    dispose: () => {
      focus.dispose();
      clearInterval(timer);
    },
  };
}
