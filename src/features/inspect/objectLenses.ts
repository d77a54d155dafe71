import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { commandIds } from "../../ids.ts";
import type { ObjectDocuments } from "./objectDocuments.ts";
import { newsText } from "../../inspect/newsText.ts";

/** A line above the YAML of an object that says how fresh it is, with what can be done with it. */
export class ObjectLenses implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  private readonly documents: ObjectDocuments;

  constructor(documents: ObjectDocuments) {
    this.documents = documents;
    this.onDidChangeCodeLenses = documents.onDidHear;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const open = this.documents.find(uri);
    if (!open) return [];
    const { followed } = open;
    const top = new vscode.Range(0, 0, 0, 0);
    const lenses = [
      new vscode.CodeLens(top, { title: newsText(followed.news, followed.isFollowed), command: "" }),
    ];
    if (followed.news.object)
      lenses.push(
        new vscode.CodeLens(top, {
          title: t("Compare with File"),
          command: commandIds.compareWithFile,
          arguments: [uri],
        }),
      );
    return lenses;
  }
}
