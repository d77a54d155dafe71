import { t } from "@vscode/l10n";
import { type ClusterSession, isPractice } from "./clusterSession.ts";
import { ClusterWriter, type WriterTools } from "./clusterWriter.ts";
import type { AskedChange, PlannedChange } from "./plannedChange.ts";

/** Dialogs with the user; tests replace those of the window. */
export interface Dialogs {
  /** Asks in a modal dialog; true if the user agrees. */
  confirm(question: string, action: string, detail: string): Promise<boolean>;
  sayError(message: string): void;
}

/** The guard between a session and everything that changes its cluster. */
interface Gate {
  readonly tools: WriterTools;
  readonly dialogs: Dialogs;
  readonly isConnected: () => boolean;
}

/** Kept outside the session, so that having a session only allows reading. */
const gates = new WeakMap<ClusterSession, Gate>();

/** Registers the gate of a session. The session's creator calls it. */
export function guard(session: ClusterSession, gate: Gate): void {
  gates.set(session, gate);
}

/**
 * Hands out a writer once the user has agreed to a change that names its objects: the only way to write to a cluster.
 * Others may depend on any cluster but the practice cluster, so nothing there is changed without confirmation.
 *
 * @returns a writer for this change alone; undefined if the user has not agreed, or if the cluster is no longer
 * connected, which a message says
 */
export async function confirmed(
  session: ClusterSession,
  change: PlannedChange,
): Promise<ClusterWriter | undefined> {
  const gate = gates.get(session);
  if (!gate) return undefined;
  if (!(await isAgreed(session, change, gate.dialogs))) return undefined;
  if (gate.isConnected()) return new ClusterWriter(gate.tools, change);
  gate.dialogs.sayError(disconnected());
  return undefined;
}

/** Explains that a change was not made because its cluster is no longer connected. */
export function disconnected(): string {
  return t("The cluster was disconnected, so nothing more was sent to it.");
}

async function isAgreed(session: ClusterSession, change: PlannedChange, dialogs: Dialogs): Promise<boolean> {
  if (isPractice(session) && !(change.question !== undefined && change.isAlwaysAsked)) return true;
  return (
    change.question !== undefined &&
    (await dialogs.confirm(change.question, change.action, detailOf(session, change)))
  );
}

/** Returns the details of a question, which always name the cluster. */
function detailOf(session: ClusterSession, { about = [], notes }: AskedChange): string {
  const cluster = isPractice(session)
    ? [t("Practice cluster (simulated)")]
    : [t("Context: {0}", session.kubeContext), t("Server: {0}", session.server)];
  const rest = notes ?? (isPractice(session) ? [] : [t("This is not the practice cluster.")]);
  return [about, cluster, rest]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
