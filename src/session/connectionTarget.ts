import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ChosenContext } from "../cluster/chosenContext.ts";
import type { PracticeAccess } from "../cluster/practiceKubeconfig.ts";

/** A context of the kubeconfig, as it was when the user chose it. */
export interface KubeContextTarget extends ChosenContext {
  readonly kind: "kubeContext";
}

/** The target of a connection: a context of the kubeconfig in use, or the practice cluster. */
export type ConnectionTarget = KubeContextTarget | { readonly kind: "practice" };

export const practiceTarget: ConnectionTarget = { kind: "practice" };

export function isSameTarget(a: ConnectionTarget | undefined, b: ConnectionTarget): boolean {
  if (a?.kind !== b.kind) return false;
  return (
    a.kind === "practice" || (b.kind === "kubeContext" && a.name === b.name && a.identity === b.identity)
  );
}

/**
 * Reads the remembered target. Older versions remembered only the context's name: their targets get an empty identity,
 * which no context has, so the user has to choose again.
 *
 * @returns undefined if there is none
 */
export function rememberedTarget(kept: unknown): ConnectionTarget | undefined {
  const kind = textField(kept, "kind");
  if (kind === "practice") return practiceTarget;
  const name = textField(kept, "name");
  if (kind !== "kubeContext" || name === undefined) return undefined;
  return { kind, name, server: textField(kept, "server") ?? "", identity: textField(kept, "identity") ?? "" };
}

/** Stops and starts nodes of the practice cluster. */
export interface PracticePower {
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/** The parts of the practice feature that a connection needs. */
export interface PracticeSource {
  /**
   * Starts the practice cluster unless it runs in any window; resolves with its address and credentials once it
   * answers.
   */
  start(): Promise<PracticeAccess>;
  /** Whether it runs in this window, which then notices its end. */
  readonly isRunning: boolean;
  /** Whether its last end was a stop by the user, in any window. */
  wasStopped(): Promise<boolean>;
  readonly onDidChange: Event<PracticeChange>;
}

/** The kubeconfig setting, and whether the kubeconfig may be read. */
export interface KubeconfigSource {
  /**
   * Whether the workspace is trusted. A kubeconfig can run programs, so it is not even read in an untrusted workspace.
   */
  readonly isTrusted: boolean;
  /** Paths separated as in KUBECONFIG; empty if not set. */
  readonly setting: string;
}

/**
 * A change of this window's practice cluster. It was started; the user stopped it; the user reset it, keeping its
 * address; it ended unexpectedly (`died`), or did so again soon after a restart, so that the next start leaves out the
 * latest changes (`diedAgain`), or did so even without any stored data (`diedForGood`).
 */
export type PracticeChange = "started" | "stopped" | "reset" | "died" | "diedAgain" | "diedForGood";
