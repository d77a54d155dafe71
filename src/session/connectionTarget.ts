import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ChosenContext } from "../cluster/chosenContext.ts";
import type { PracticeAccess } from "../cluster/practiceKubeconfig.ts";

/** A context of the kubeconfig, as it was when somebody chose it. */
export interface KubeContextTarget extends ChosenContext {
  readonly kind: "kubeContext";
}

/** What the view can connect to: a context of the kubeconfig in use, or the practice cluster. */
export type ConnectionTarget = KubeContextTarget | { readonly kind: "practice" };

export const practiceTarget: ConnectionTarget = { kind: "practice" };

export function isSameTarget(a: ConnectionTarget | undefined, b: ConnectionTarget): boolean {
  if (a?.kind !== b.kind) return false;
  return (
    a.kind === "practice" || (b.kind === "kubeContext" && a.name === b.name && a.identity === b.identity)
  );
}

/**
 * The target that was remembered. One of a version that remembered only the context's name has an empty identity,
 * which is that of no context: it has to be chosen once more.
 *
 * @returns undefined where there is none
 */
export function rememberedTarget(kept: unknown): ConnectionTarget | undefined {
  const kind = textField(kept, "kind");
  if (kind === "practice") return practiceTarget;
  const name = textField(kept, "name");
  if (kind !== "kubeContext" || name === undefined) return undefined;
  return { kind, name, server: textField(kept, "server") ?? "", identity: textField(kept, "identity") ?? "" };
}

/** Switches the machines of the practice cluster off and on. */
export interface PracticePower {
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/** Starts the practice cluster where it does not run; what a connection needs of the practice feature. */
export interface PracticeSource {
  /** Starts it where it does not run, in whichever window; answers with how to reach it, once it answers. */
  start(): Promise<PracticeAccess>;
  /** Whether it runs in this window, which hears of its end then. */
  readonly isRunning: boolean;
  /** Whether the last that became of it is that somebody stopped it, in whichever window. */
  wasStopped(): Promise<boolean>;
  readonly onDidChange: Event<PracticeChange>;
}

/** Where the kubeconfig in use is, and whether it may be read. */
export interface KubeconfigSource {
  /** A kubeconfig can run programs, so it is not even read in a workspace that is not trusted. */
  readonly isTrusted: boolean;
  /** Paths in the form of KUBECONFIG; empty for none. */
  readonly setting: string;
}

/**
 * What becomes of the practice cluster of this window: it was started; somebody stopped it; somebody made it a new one,
 * at the same address; it ended by itself, or did so again soon after it was started anew, so that the next start does
 * not put back what changed last; or it did so even without all that was kept.
 */
export type PracticeChange = "started" | "stopped" | "reset" | "died" | "diedAgain" | "diedForGood";
