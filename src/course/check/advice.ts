import type { CommandId, showClusterView } from "../../ids.ts";
import type { Situation } from "./situation.ts";

/** What Check says about a step. */
export interface Advice {
  /** Names the situation that was recognized, for the log and for tests. */
  readonly rule: string;
  readonly isDone: boolean;
  /** One sentence, or two short ones, for the learner. */
  readonly message: string;
  readonly action?: AdviceAction | undefined;
}

/** A button that does what the advice says. */
export interface AdviceAction {
  readonly title: string;
  readonly command: AdviceCommand;
  readonly arguments?: readonly unknown[];
}

/** A command of the extension or of VS Code. */
export type AdviceCommand =
  CommandId | typeof showClusterView | typeof openCommand | "workbench.trust.manage";

/** Opens an address. The caller has to turn the text into a Uri. */
export const openCommand = "vscode.open";

/** Recognizes one situation; returns undefined for any other. */
export type Rule = (situation: Situation) => Advice | undefined;

/** Advice on something that is not done yet. */
export function advise(rule: string, message: string, action?: AdviceAction): Advice {
  return { rule, isDone: false, message, action };
}

/** The advice of the first rule that applies. */
export function firstOf(situation: Situation, rules: readonly Rule[]): Advice | undefined {
  for (const rule of rules) {
    const advice = rule(situation);
    if (advice) return advice;
  }
  return undefined;
}

/** The longest message that a notification shows in full. */
export const longestMessage = 220;

const longestQuote = 90;

/** A program's message as part of a sentence: one line, shortened, without a final period. */
export function quoted(text: string, longest = longestQuote): string {
  const words = text.replace(/\s+/g, " ").trim();
  let end = words.length;
  while (end > 0 && /[. ]/.test(words.charAt(end - 1))) end--;
  const line = words.slice(0, end);
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** Puts an introduction before advice, if both fit into the longest message. */
export function introduced(introduction: string, advice: Advice): Advice {
  const message = `${introduction} ${advice.message}`;
  return message.length > longestMessage ? advice : { ...advice, message };
}

/** Puts a sentence after advice, if both fit into the longest message. */
export function concluded(advice: Advice, conclusion: string): Advice {
  const message = `${advice.message} ${conclusion}`;
  return message.length > longestMessage ? advice : { ...advice, message };
}
