import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { StepId } from "../../src/course/steps.ts";
import type english from "./texts/en.json";

/** The names of a step's texts, from the English ones. */
type Texts = (typeof english)["steps"];
export type TextKey<Step extends StepId> = keyof Texts[Step] & string;

/** The texts of all pictures in a language: a file of `texts/`. */
export interface DiagramTexts {
  /** Fonts for the language's script on each system; empty if every font has it. */
  readonly fonts: readonly string[];
  /**
   * Texts by step: `title`, the picture's name; `alt`, its description for screen readers, on the page and in the file;
   * and the texts in the picture.
   */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function diagramTexts(language: Language): DiagramTexts {
  const file = join(import.meta.dirname, "texts", `${language}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as DiagramTexts;
}

/** Returns the texts of a step's picture by name. */
export function textsOfStep({ steps }: DiagramTexts, step: StepId): (key: string) => string {
  const texts = new Map(Object.entries(steps[step] ?? {}));
  return (key) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`The picture of ${step} has no text “${key}”.`);
    return text;
  };
}
