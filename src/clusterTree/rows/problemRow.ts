import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { nextStep, type ProblemObject } from "../../reasons/nextStep.ts";
import { problemLabel } from "../../reasons/problemLabel.ts";
import { problemPage } from "../../reasons/problemPage.ts";
import { problemText } from "../../reasons/problemText.ts";
import type { Quote } from "../../reasons/quote.ts";
import type { ClusterElement, ProblemElement } from "../elements.ts";
import { problemsOf } from "../problemElement.ts";
import { type RowIcon, severityIcon } from "./severityIcon.ts";

const asWritten: Quote = (text) => text;

/** The row below an object that says why the object isn't as it should be, and what to do. */
export function problemRow(element: ProblemElement): {
  readonly label: string;
  readonly spoken: string;
  readonly icon: RowIcon;
} {
  const { problem, parent } = element;
  const label = problemLabel(problem);
  const { severity } = parent.type === "object" ? parent.state : parent.summary.status;
  return {
    label,
    spoken: [problemText(problem, asWritten), nextStep(problem, objectOf(element), asWritten)]
      .filter((part) => part)
      .join(" "),
    icon: severityIcon(severity === "ok" ? "warning" : severity),
  };
}

/** What a screen reader says of a row: its label, and why it isn't as it should be. */
export function spokenWithProblem(element: ClusterElement, spoken: string, now: number): string {
  const reasons = problemsOf(element, now).map(({ problem }) => problemText(problem, asWritten));
  return [spoken, ...reasons].join(". ");
}

/**
 * The paragraphs of a tooltip, in Markdown, that say why an object isn't as it should be, the next thing to do, and
 * where to read on; none if it is.
 */
export function problemParagraphs(element: ClusterElement, now: number, language: Language): string[] {
  const [found] = element.type === "problem" ? [element] : problemsOf(element, now);
  if (!found) return [];
  const { problem } = found;
  const step = nextStep(problem, objectOf(found), inlineCode);
  const link = `[kubernetes.io](${problemPage(problem, language)})`;
  const text = problemText(problem, inlineCode);
  return [text, [step, link].filter((part) => part).join(" · ")];
}

function objectOf({ parent }: ProblemElement): ProblemObject {
  switch (parent.type) {
    case "node":
      return { kind: "Node", name: parent.summary.name };
    case "pod":
      return { kind: "Pod", ...nameOf(parent.summary) };
    case "workload":
    case "replicaSet":
    case "object":
      return { kind: parent.summary.kind, ...nameOf(parent.summary) };
  }
}

function nameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): {
  readonly name: string;
  readonly namespace: string;
} {
  return { name, namespace };
}
