import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { WrittenExplanations } from "../../src/explain/writtenExplanation.ts";
import { schemaFiles } from "../../src/vscode/schemaFiles.ts";
import { extensionId } from "../../src/ids.ts";

/** The language that VS Code was asked for, which has to have texts: a language without them shows English ones. */
function language(): string {
  return process.env["KUBERNETES_WORKSHOP_LANGUAGE"] ?? "en";
}

function extensionFile(...names: string[]): string {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension);
  return readFileSync(path.join(extension.extensionPath, ...names), "utf8");
}

/** A text of the code in the display language. */
export function displayText(english: string): string {
  if (language() === "en") return english;
  const bundle = JSON.parse(extensionFile("l10n", `bundle.l10n.${language()}.json`)) as Record<
    string,
    string
  >;
  const text = bundle[english];
  assert.ok(text !== undefined, `${language()} has no text for “${english}”.`);
  return text;
}

/** What was written about a field of a definition, in the display language. */
export async function writtenText(definition: string, heading: string): Promise<string> {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension);
  const explanations = new WrittenExplanations(schemaFiles(extension.extensionPath), languageOf(language()));
  const text = await explanations.find(definition, heading);
  assert.ok(text, `${definition} has nothing about ${heading}.`);
  return text;
}
