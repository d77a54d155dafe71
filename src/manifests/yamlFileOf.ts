import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { withoutJsonComments } from "./withoutJsonComments.ts";
import { YamlFile } from "./yamlFile.ts";

/** A changing text, such as VS Code's `TextDocument`. */
export interface VersionedText {
  /** Changes with each edit. */
  readonly version: number;
  /** As VS Code names it; JSON may have comments. */
  readonly languageId?: string;
  getText(): string;
}

const read = new WeakMap<VersionedText, { readonly version: number; readonly file: YamlFile }>();

/** Returns the current contents of an open document, read once per version for all callers. */
export function yamlFileOf(document: VersionedText, log?: Logger): YamlFile {
  const { version } = document;
  const known = read.get(document);
  if (known?.version === version) return known.file;
  const text = document.getText();
  const isJson = document.languageId === "json" || document.languageId === "jsonc";
  const file = new YamlFile(isJson ? withoutJsonComments(text) : text, log);
  read.set(document, { version, file });
  return file;
}
