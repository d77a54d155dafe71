import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { contextKeys, objectDocumentScheme } from "../../ids.ts";
import { looksLikeManifest } from "../../manifests/looksLikeManifest.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

/** The delay after the last keystroke, in milliseconds: while typing, nobody looks at the buttons. */
const pauseMs = 300;

/** Updates the context key that shows the buttons for manifests, according to the active editor. */
export function followActiveManifest(): Disposable {
  const owned = new DisposableStore();
  let timer: NodeJS.Timeout | undefined;
  let isSet = false;
  const look = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isOpen =
      document?.languageId === "yaml" &&
      document.uri.scheme !== objectDocumentScheme &&
      looksLikeManifest(document.getText());
    if (isOpen === isSet) return;
    isSet = isOpen;
    setContextKey(contextKeys.manifestOpen, isOpen);
  };
  owned.add(vscode.window.onDidChangeActiveTextEditor(look));
  owned.add(vscode.workspace.onDidOpenTextDocument(look));
  owned.add(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== vscode.window.activeTextEditor?.document) return;
      clearTimeout(timer);
      timer = setTimeout(look, pauseMs);
    }),
  );
  owned.add({ dispose: () => clearTimeout(timer) });
  look();
  return owned;
}
