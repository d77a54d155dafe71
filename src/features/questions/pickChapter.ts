import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { CourseTitles } from "../../course/courseTitles.ts";
import { type Chapter, chapters, type StepId } from "../../course/steps.ts";

/** Asks for the chapter whose questions to ask, of those with steps; undefined if the quick pick is closed. */
export async function pickChapter(
  picker: vscode.QuickPick<vscode.QuickPickItem>,
  titles: CourseTitles,
  steps: readonly StepId[],
): Promise<Chapter | undefined> {
  const shown = chapters.filter((chapter) => steps.some((step) => step.startsWith(`${chapter}.`)));
  const items = shown.map((chapter) => ({ label: titles.chapters[chapter] ?? chapter, chapter }));
  const { promise, resolve } = Promise.withResolvers<Chapter | undefined>();
  const listeners = new DisposableStore();
  const accept = (): void => {
    const picked = items.find((item) => item === picker.activeItems[0]);
    if (picked) resolve(picked.chapter);
  };
  listeners.add(picker.onDidAccept(accept));
  listeners.add(picker.onDidHide(() => resolve(undefined)));
  picker.title = t("Answer the questions");
  picker.placeholder = t("Select a chapter to be quizzed on");
  picker.items = items;
  picker.show();
  try {
    return await promise;
  } finally {
    listeners.dispose();
    picker.value = "";
  }
}
