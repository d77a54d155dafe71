import { t } from "@vscode/l10n";
import { type ClusterSession, isPractice } from "./clusterSession.ts";
import { ClusterWriter, type WriterTools } from "./clusterWriter.ts";
import type { AskedChange, PlannedChange } from "./plannedChange.ts";

/** Asks people, and tells them: what a window does, and tests do without one. */
export interface Dialogs {
  /** Asks so that nothing else can be done before the answer. */
  confirm(question: string, action: string, detail: string): Promise<boolean>;
  sayError(message: string): void;
}

/** What stands between a session and whatever changes its cluster. */
interface Gate {
  readonly tools: WriterTools;
  readonly dialogs: Dialogs;
  readonly isConnected: () => boolean;
}

/** Not in the session itself: who has that can only read. */
const gates = new WeakMap<ClusterSession, Gate>();

/** To be called by who makes a session. */
export function guard(session: ClusterSession, gate: Gate): void {
  gates.set(session, gate);
}

/**
 * Hands out what writes to a cluster, once people have agreed to a change that names it: the only way to it. In a
 * cluster that is not the practice cluster, on which others may depend, nothing is changed unasked.
 *
 * @returns a writer for this change alone; undefined where they have not agreed, or where the cluster is no longer
 * the connected one, which is said
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

/** What is said where a change was not made since its cluster is no longer connected. */
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

/** What is changed, and where: a question that names no cluster is not asked. */
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
