import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ToCoursePage } from "../../../lesson/coursePage.ts";
import { webviewPage, webviewRoots } from "../../../vscode/webviewPage.ts";
import type { CourseController } from "./courseController.ts";
import { readFromPage } from "./readFromPage.ts";
import { textLocale } from "../../../vscode/textLanguage.ts";
import { type LessonMap, ShownMap } from "./shownMap.ts";

export interface CourseViewOptions {
  readonly controller: CourseController;
  /** Opens a small live map. */
  readonly openMap: () => Promise<LessonMap>;
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
}

/** Fills the Course view, and carries what the controller and the page say to each other until the view is closed. */
export function showCourse(
  view: vscode.WebviewView,
  { controller, openMap, extensionUri, log }: CourseViewOptions,
): Disposable {
  const owned = new DisposableStore();
  const { webview } = view;
  let isReady = false;
  let isOutdated = false;
  let isSending = false;
  const post = (message: ToCoursePage): Thenable<boolean> => webview.postMessage(message);
  const map = owned.add(
    new ShownMap({ open: openMap, send: (message) => void post({ type: "map", message }) }),
  );
  /** Sends what there is to show now; changes that come meanwhile make one more page, not one each. */
  const send = async (): Promise<void> => {
    isOutdated = true;
    if (isSending || !isReady || !view.visible) return;
    isSending = true;
    try {
      while (isOutdated) {
        isOutdated = false;
        await post({ type: "page", page: await controller.page() });
      }
    } finally {
      isSending = false;
    }
  };
  const logged = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error(asError(error)));
  };
  const update = (): void => {
    logged(send());
    logged(map.show(view.visible && controller.showsMap));
  };
  owned.add(controller.onDidChange(update));
  owned.add(view.onDidChangeVisibility(update));
  owned.add(
    webview.onDidReceiveMessage((received: unknown) => {
      if (textField(received, "type") === "map")
        logged(map.take(isRecord(received) ? received["message"] : undefined));
      const message = readFromPage(received);
      if (!message) return;
      if (message.type === "ready") {
        isReady = true;
        map.beginPage();
      }
      logged(controller.take(message));
    }),
  );
  webview.options = { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) };
  webview.html = webviewPage(webview, extensionUri, {
    name: "course",
    title: t("Course"),
    language: textLocale(),
  });
  return owned;
}
