import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { panelIds } from "../../ids.ts";
import { webviewPage, webviewRoots } from "../../vscode/webviewPage.ts";
import { textLocale } from "../../vscode/textLanguage.ts";

const longestMs = 5_000;

export interface Widths {
  readonly editor: number;
  readonly window: number;
}

/**
 * Measures how wide the editor and the window are, in CSS pixels. VS Code tells an extension neither, so a page is
 * opened for a moment. Undefined if the page does not answer in time.
 */
export async function measureWidths(extensionUri: vscode.Uri): Promise<Widths | undefined> {
  const owned = new DisposableStore();
  const { promise, resolve } = Promise.withResolvers<Widths | undefined>();
  const panel = owned.add(
    vscode.window.createWebviewPanel(
      panelIds.measure,
      t("Measuring the width…"),
      { viewColumn: vscode.ViewColumn.Active },
      { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) },
    ),
  );
  owned.add(panel.webview.onDidReceiveMessage((message: unknown) => resolve(readWidths(message))));
  owned.add(panel.onDidDispose(() => resolve(undefined)));
  const timer = setTimeout(() => resolve(undefined), longestMs);
  owned.add({ dispose: () => clearTimeout(timer) });
  panel.webview.html = webviewPage(panel.webview, extensionUri, {
    name: "measure",
    title: t("Measuring the width…"),
    language: textLocale(),
  });
  try {
    return await promise;
  } finally {
    owned.dispose();
  }
}

function readWidths(message: unknown): Widths | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  if (!("editor" in message) || !("window" in message)) return undefined;
  const { editor, window } = message;
  return typeof editor === "number" && typeof window === "number" ? { editor, window } : undefined;
}
