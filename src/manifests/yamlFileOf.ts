import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { YamlFile } from "./yamlFile.ts";

/** A text that changes, as VS Code's `TextDocument` does. */
export interface VersionedText {
  /** Another number after each change. */
  readonly version: number;
  getText(): string;
}

const read = new WeakMap<VersionedText, { readonly version: number; readonly file: YamlFile }>();

/** What an open document holds now. It is read once for each of its versions, whoever asks. */
export function yamlFileOf(document: VersionedText, log?: Logger): YamlFile {
  const { version } = document;
  const known = read.get(document);
  if (known?.version === version) return known.file;
  const file = new YamlFile(document.getText(), log);
  read.set(document, { version, file });
  return file;
}
