import type { StepId } from "../../src/course/steps.ts";
import { type Language, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** Where the picture of a step lies, from the project's root. */
export function diagramFile(step: StepId, language: Language): string {
  return `media/diagrams/${step.replace(".", "/")}${languageSuffix(language)}.svg`;
}
