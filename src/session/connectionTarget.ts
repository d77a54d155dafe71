import type { Event } from "../base/emitter.ts";

/** What the view can connect to: a context of the kubeconfig in use, or the practice cluster. */
export type ConnectionTarget =
  { readonly kind: "kubeContext"; readonly name: string } | { readonly kind: "practice" };

export const practiceTarget: ConnectionTarget = { kind: "practice" };

export function isSameTarget(a: ConnectionTarget | undefined, b: ConnectionTarget): boolean {
  if (a?.kind !== b.kind) return false;
  return a.kind === "practice" || (b.kind === "kubeContext" && a.name === b.name);
}

/** Starts the practice cluster where it does not run; what a connection needs of the practice feature. */
export interface PracticeSource {
  /** Answers with the path of a kubeconfig that has one context, for the practice cluster. */
  start(): Promise<string>;
  /** Whether it runs, when that changes. */
  readonly onDidChange: Event<boolean>;
}
