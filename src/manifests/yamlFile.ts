import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type DocumentSlice, documentSlices } from "./documentSlices.ts";
import type { Outline } from "./outline/outline.ts";
import { readOutline } from "./outline/readOutline.ts";

/**
 * Limits in UTF-16 code units. Longer files and documents are not read, since that would block the editor for the sake
 * of hovers that are hardly ever used in them.
 */
const longestFile = 10 * 1024 * 1024;
const longestDocument = 10_000_000;

/** A YAML document in a file; parsed once, when its outline is first needed. */
export class YamlDocument implements DocumentSlice {
  readonly text: string;
  readonly start: number;
  private read: Outline | undefined;
  private readonly log: Logger | undefined;

  constructor({ text, start }: DocumentSlice, log: Logger | undefined) {
    this.text = text;
    this.start = start;
    this.log = log;
  }

  /** The offset in the file where the document ends. */
  get end(): number {
    return this.start + this.text.length;
  }

  get outline(): Outline {
    return (this.read ??= this.readOutline());
  }

  private readOutline(): Outline {
    const isTooLong = this.text.length > longestDocument;
    if (isTooLong)
      this.log?.debug(`A YAML document with ${this.text.length} characters is too long to read.`);
    const read = readOutline(isTooLong ? "" : this.text);
    if (read.skippedLines > 0)
      this.log?.debug(`Lines of a YAML document that are too long to read: ${read.skippedLines}`);
    return read;
  }
}

/** A snapshot of a YAML file, whose parsed structure is shared by all callers. */
export class YamlFile {
  readonly text: string;
  /** Empty if the file is too long, see {@link isLeftAlone}. */
  readonly documents: readonly YamlDocument[];

  /** @param log receives debug messages about text that is too long to read */
  constructor(text: string, log?: Logger) {
    this.text = text;
    this.documents = this.isLeftAlone
      ? []
      : documentSlices(text).map((slice) => new YamlDocument(slice, log));
    if (this.isLeftAlone) log?.debug(`A YAML file with ${text.length} characters is too long to read.`);
  }

  get isLeftAlone(): boolean {
    return this.text.length > longestFile;
  }

  /** Returns the document at an offset, or undefined on a marker. */
  documentAt(offset: number): YamlDocument | undefined {
    const document = this.documents[countFirst(this.documents, ({ start }) => start <= offset) - 1];
    return document && offset <= document.end ? document : undefined;
  }
}

/** Turns text into a YamlFile; returns a YamlFile unchanged. */
export function yamlFile(source: string | YamlFile): YamlFile {
  return typeof source === "string" ? new YamlFile(source) : source;
}
