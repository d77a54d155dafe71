import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ToCoursePage } from "../../../lesson/coursePage.ts";
import { webviewPage, webviewRoots } from "../../../vscode/webviewPage.ts";
import type { CourseController } from "./courseController.ts";
import { readFromPage } from "./readFromPage.ts";
import { textLocale } from "../../../vscode/textLanguage.ts";

/** Fills the Course view, and carries what the controller and the page say to each other until the view is closed. */
export function showCourse(
  view: vscode.WebviewView,
  controller: CourseController,
  extensionUri: vscode.Uri,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const { webview } = view;
  let isReady = false;
  let isOutdated = false;
  let isSending = false;
  /** Sends what there is to show now; changes that come meanwhile make one more page, not one each. */
  const send = async (): Promise<void> => {
    isOutdated = true;
    if (isSending || !isReady || !view.visible) return;
    isSending = true;
    try {
      while (isOutdated) {
        isOutdated = false;
        const message: ToCoursePage = { type: "page", page: await controller.page() };
        await webview.postMessage(message);
      }
    } finally {
      isSending = false;
    }
  };
  const logged = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error(asError(error)));
  };
  owned.add(controller.onDidChange(() => logged(send())));
  owned.add(view.onDidChangeVisibility(() => logged(send())));
  owned.add(
    webview.onDidReceiveMessage((received: unknown) => {
      const message = readFromPage(received);
      if (!message) return;
      if (message.type === "ready") isReady = true;
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
