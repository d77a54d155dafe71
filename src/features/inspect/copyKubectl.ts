import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { findKind } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { localPortFor, offeredPorts, type OfferedPort } from "../../inspect/forward/forwardTarget.ts";
import { type KubectlAction, kubectlCommand, type KubectlObject } from "../../inspect/kubectlCommand.ts";
import { shellFamily } from "../../inspect/quotedWord.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";

/** Copies the command of kubectl that people pick for an object: one that does what the menus do. */
export async function copyKubectl(
  session: ClusterSession,
  reference: ObjectReference,
  container: string | undefined,
): Promise<void> {
  const object = await kubectlObject(session, reference);
  const family = shellFamily(vscode.env.shell);
  const read = withPorts(reference)
    ? await session.objects.read({ ...reference, uid: undefined })
    : undefined;
  const items = actionsFor(reference, container, read ? offeredPorts(read) : []).map(({ label, action }) => ({
    label,
    detail: kubectlCommand(object, action, family),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: reference.name,
    placeHolder: t("Select the command to copy"),
    matchOnDetail: true,
  });
  if (!picked) return;
  await vscode.env.clipboard.writeText(picked.detail);
  vscode.window.setStatusBarMessage(t("Copied: {0}", picked.detail), 5000);
}

async function kubectlObject(
  { kubeContext, objects }: ClusterSession,
  { apiVersion, kind, name, namespace }: ObjectReference,
): Promise<KubectlObject> {
  const known = findKind(apiVersion, kind);
  const { name: plural, namespaced } = known
    ? { name: known.plural, namespaced: known.namespaced }
    : await objects.resourceOf(apiVersion, kind);
  const slash = apiVersion.indexOf("/");
  return {
    kubeContext,
    type: known?.singular ?? (slash < 0 ? plural : `${plural}.${apiVersion.slice(0, slash)}`),
    name,
    namespace: namespaced ? (namespace ?? objects.namespace) : undefined,
  };
}

interface NamedAction {
  readonly label: string;
  readonly action: KubectlAction;
}

function withPorts({ kind }: ObjectReference): boolean {
  return ["Pod", "Service", "ReplicaSet"].includes(kind) || hasRole(kind, "rollsOut");
}

function actionsFor(
  { kind }: ObjectReference,
  container: string | undefined,
  ports: readonly OfferedPort[],
): NamedAction[] {
  const isPod = kind === "Pod";
  const runsPods = (hasRole(kind, "workload") && kind !== "CronJob") || kind === "ReplicaSet";
  const all: (NamedAction | false)[] = [
    { label: t("Show YAML"), action: { does: "yaml" } },
    { label: t("Describe"), action: { does: "describe" } },
    isPod && { label: t("Follow Logs"), action: { does: "logs", container } },
    runsPods && { label: t("Follow Logs of All Pods"), action: { does: "logs", allPods: true } },
    (isPod || runsPods) && { label: t("Open Shell in Container"), action: { does: "exec", container } },
    ...ports.map(({ port }): NamedAction => ({
      label: t("Forward Port {0}", port),
      action: { does: "portForward", local: localPortFor(port), remote: port },
    })),
  ];
  return all.filter((each) => each !== false);
}
