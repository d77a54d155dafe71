import { t } from "@vscode/l10n";
import { settingIds } from "../ids.ts";
import type { ChangePermissions, ReadOnlyReason } from "./changePermissions.ts";
import { type ClusterSession, isPractice } from "./clusterSession.ts";
import { ClusterWriter, type WriterTools } from "./clusterWriter.ts";
import type { AskedChange, PlannedChange } from "./plannedChange.ts";

/** Dialogs with the user; tests replace those of the window. */
export interface Dialogs {
  /** Asks in a modal dialog; true if the user agrees. */
  confirm(question: string, action: string, detail: string): Promise<boolean>;
  sayError(message: string): void;
  /** Says that a setting forbids something, and offers to open it. */
  sayForbidden(message: string, settingId: string): void;
}

/** The guard between a session and everything that changes its cluster. */
interface Gate {
  readonly tools: WriterTools;
  readonly dialogs: Dialogs;
  readonly permissions: Pick<ChangePermissions, "readOnlyReason" | "allow">;
  readonly isConnected: () => boolean;
}

/** Kept outside the session, so that having a session only allows reading. */
const gates = new WeakMap<ClusterSession, Gate>();

/** Registers the gate of a session. The session's creator calls it. */
export function guard(session: ClusterSession, gate: Gate): void {
  gates.set(session, gate);
}

/** Why a session's cluster is read-only; undefined if it may be changed. Nothing can write to one without a gate. */
export function readOnlyReason(session: ClusterSession): ReadOnlyReason | undefined {
  return gates.get(session)?.permissions.readOnlyReason(session);
}

/**
 * Makes sure that the user lets the extension change the cluster: asks where nobody has answered yet, and says which
 * setting forbids it.
 *
 * @returns whether the cluster may be changed
 */
export async function isChangeable(session: ClusterSession): Promise<boolean> {
  const gate = gates.get(session);
  if (!gate) return false;
  const reason = gate.permissions.readOnlyReason(session);
  if (!reason) return true;
  if (reason.by === "setting") {
    gate.dialogs.sayForbidden(forbidden(session, reason.pattern), settingIds.readOnlyContexts);
    return false;
  }
  const isAllowed = await gate.dialogs.confirm(
    t("Context {0} is read-only. Allow changes in it?", session.kubeContext),
    t("Allow Changes in This Context"),
    permissionDetail(session),
  );
  if (isAllowed) await gate.permissions.allow(session);
  return isAllowed;
}

/**
 * Hands out a writer once the user has agreed to a change that names its objects: the only way to write to a cluster.
 * Others may depend on any cluster but the practice cluster, so nothing there is changed without confirmation, nor
 * before the user has allowed changes in its context at all.
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
    (await isChangeable(session)) &&
    (await dialogs.confirm(change.question, change.action, detailOf(session, change)))
  );
}

/** Explains that a change was not made because its cluster has been made read-only. */
export function madeReadOnly(): string {
  return t("The context was made read-only, so nothing more was changed in it.");
}

function forbidden({ kubeContext }: ClusterSession, pattern: string): string {
  return t(
    "Context {0} is read-only because the setting {1} contains {2}. Nothing was changed.",
    kubeContext,
    settingIds.readOnlyContexts,
    pattern,
  );
}

function permissionDetail(session: ClusterSession): string {
  return [
    clusterLines(session).join("\n"),
    t(
      "Every cluster except the practice cluster is read-only until you allow changes. Each change will still ask first.",
    ),
    t("To undo this later, run Make This Context Read-Only."),
  ].join("\n\n");
}

/** Returns the details of a question, which always name the cluster. */
function detailOf(session: ClusterSession, { about = [], notes }: AskedChange): string {
  const cluster = isPractice(session) ? [t("Practice cluster (simulated)")] : clusterLines(session);
  const rest = notes ?? (isPractice(session) ? [] : [t("This is not the practice cluster.")]);
  return [about, cluster, rest]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function clusterLines({ kubeContext, server }: ClusterSession): string[] {
  return [t("Context: {0}", kubeContext), t("Server: {0}", server)];
}
