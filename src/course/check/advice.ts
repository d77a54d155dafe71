import type { CommandId, showClusterView } from "../../ids.ts";
import type { Situation } from "./situation.ts";

/** What Check says of a step. */
export interface Advice {
  /** Names the situation that was recognised, for the log and for tests. */
  readonly rule: string;
  readonly isDone: boolean;
  /** One sentence, or two short ones, for people. */
  readonly message: string;
  readonly action?: AdviceAction | undefined;
}

/** A button that leads to what the advice says. */
export interface AdviceAction {
  readonly title: string;
  readonly command: AdviceCommand;
  readonly arguments?: readonly unknown[];
}

/** A command of the extension, or one of VS Code's own. */
export type AdviceCommand =
  CommandId | typeof showClusterView | typeof openCommand | "workbench.trust.manage";

/** Opens an address; who runs it has to make a Uri of the text. */
export const openCommand = "vscode.open";

/** Recognises one situation; undefined where it is another. */
export type Rule = (situation: Situation) => Advice | undefined;

/** Advice on what is not done yet. */
export function advise(rule: string, message: string, action?: AdviceAction): Advice {
  return { rule, isDone: false, message, action };
}

/** What the first rule says that applies. */
export function firstOf(situation: Situation, rules: readonly Rule[]): Advice | undefined {
  for (const rule of rules) {
    const advice = rule(situation);
    if (advice) return advice;
  }
  return undefined;
}

/** No advice is longer, so that a notification shows all of it. */
export const longestMessage = 220;

const longestQuote = 90;

/** What a program has said, as part of a sentence: one line, not too long, without the period at its end. */
export function quoted(text: string, longest = longestQuote): string {
  const words = text.replace(/\s+/g, " ").trim();
  let end = words.length;
  while (end > 0 && /[. ]/.test(words.charAt(end - 1))) end--;
  const line = words.slice(0, end);
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** Puts how far a whole is before what is in the way, where both fit. */
export function introduced(introduction: string, advice: Advice): Advice {
  const message = `${introduction} ${advice.message}`;
  return message.length > longestMessage ? advice : { ...advice, message };
}
