import type { StepId } from "../../src/course/steps.ts";
import { type Language, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** The path of a step's picture, relative to the repository. */
export function diagramFile(step: StepId, language: Language): string {
  return `media/diagrams/${step.replace(".", "/")}${languageSuffix(language)}.svg`;
}
