import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { YamlFile } from "./yamlFile.ts";

/** A changing text, such as VS Code's `TextDocument`. */
export interface VersionedText {
  /** Changes with each edit. */
  readonly version: number;
  getText(): string;
}

const read = new WeakMap<VersionedText, { readonly version: number; readonly file: YamlFile }>();

/** Returns the current contents of an open document, read once per version for all callers. */
export function yamlFileOf(document: VersionedText, log?: Logger): YamlFile {
  const { version } = document;
  const known = read.get(document);
  if (known?.version === version) return known.file;
  const file = new YamlFile(document.getText(), log);
  read.set(document, { version, file });
  return file;
}
