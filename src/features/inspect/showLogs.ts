import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { hasRole, kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { podSelector } from "../../inspect/podSelector.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import type { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { inspectedReference } from "./inspectedElement.ts";
import { pickObject } from "./inspectTarget.ts";
import { chooseContainers } from "./chooseContainers.ts";
import { severalLogs } from "./severalLogs.ts";
import { type FollowLogs, LogTerminal } from "./logTerminal.ts";

/** Kinds that have logs, pods first. */
const withLogs = [kinds.Pod, ...kindsWith("workload").map((kind) => kinds[kind])].map(typeMeta);

/**
 * Follows the log of a pod's container, those of all pods of a workload, or those of several pods, in a terminal.
 *
 * @param elements of the tree; without one, people pick an object
 * @param previous whether to show the log of a container's previous run
 * @returns the terminal and what runs in it; undefined if people pick nothing
 */
export async function showLogs(
  session: ClusterSession,
  elements: readonly unknown[],
  previous: boolean,
  documents: ReadOnlyDocuments,
): Promise<{ readonly terminal: vscode.Terminal; readonly log: LogTerminal } | undefined> {
  const [element] = elements;
  const several = elements.length > 1 ? severalLogs(elements) : [];
  const [first] = several;
  if (first) {
    const name =
      several.length === 1 ? `${first.pod.name} ${first.container}` : t("{0} containers", several.length);
    const targets = several.map((target) => ({ ...target, previous }));
    return open({ session, name, follow: (logs) => logs.followContainers(targets), previous, documents });
  }
  const offered = previous ? [typeMeta(kinds.Pod)] : withLogs;
  const reference =
    inspectedReference(element) ?? (await pickObject(session, offered, t("Select whose logs to show")));
  if (!reference) return undefined;
  if (reference.kind !== "Pod")
    return open({ session, name: reference.name, follow: ofWorkload(session, reference), documents });
  const containers = await chooseContainers(session, reference, element, { severally: true });
  if (!containers) return undefined;
  const [only] = containers;
  const name = only !== undefined && containers.length === 1 ? `${reference.name} ${only}` : reference.name;
  const targets = containers.map((container) => ({ pod: reference, container, previous }));
  const follow: FollowLogs = (logs) => logs.followContainers(targets);
  return open({ session, name, follow, previous, documents });
}

function ofWorkload(session: ClusterSession, reference: ObjectReference): FollowLogs {
  return async (logs, view) => {
    const { objects } = session;
    const object = await objects.read({ ...reference, uid: undefined });
    const selector = object && (await podSelector(objects, object));
    if (selector !== undefined) await logs.followPods(objects, object?.metadata.namespace, selector);
    else
      view.say(
        undefined,
        object && hasRole(reference.kind, "workload")
          ? t("It has not made a pod yet.")
          : t("{0} {1} is not in the cluster.", reference.kind, reference.name),
      );
  };
}

interface OpenedLog {
  readonly session: ClusterSession;
  readonly name: string;
  readonly follow: FollowLogs;
  readonly previous?: boolean;
  readonly documents: ReadOnlyDocuments;
}

function open({ session, name, follow, previous = false, documents }: OpenedLog): {
  readonly terminal: vscode.Terminal;
  readonly log: LogTerminal;
} {
  const title = previous ? t("Log of the previous run of {0}", name) : t("Log of {0}", name);
  const log = new LogTerminal(title, session, follow, (text) => {
    void vscode.window.showTextDocument(documents.add(`${name.replaceAll("/", "-")}.log`, text));
  });
  const terminal = vscode.window.createTerminal({
    name: title,
    iconPath: new vscode.ThemeIcon("output"),
    pty: log,
  });
  terminal.show();
  return { terminal, log };
}
