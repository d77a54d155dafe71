import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as vscode from "vscode";
import { type Language, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { isOtherLanguage, textLanguage } from "./textLanguage.ts";

const read = new Map<Language, unknown>();

/**
 * The extension's package.json with its texts in {@link textLanguage}. VS Code hands it out in its display language, so
 * for another language, the files of the extension are read, once.
 */
export function localizedManifest({
  packageJSON,
  extensionPath,
}: Pick<vscode.Extension<unknown>, "packageJSON" | "extensionPath">): unknown {
  if (!isOtherLanguage()) return packageJSON;
  const language = textLanguage();
  const manifest = read.get(language) ?? manifestIn(language, extensionPath);
  read.set(language, manifest);
  return manifest;
}

function manifestIn(language: Language, extensionPath: string): unknown {
  const file = (name: string): string => readFileSync(join(extensionPath, name), "utf8");
  const texts: unknown = JSON.parse(file(`package.nls${languageSuffix(language)}.json`));
  return JSON.parse(file("package.json"), (_, value: unknown) => {
    const key = typeof value === "string" ? /^%(.+)%$/.exec(value)?.[1] : undefined;
    return key !== undefined && isRecord(texts) ? ownField(texts, key) : value;
  });
}
