import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type Revision, revisionsOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { ShellError } from "../shellError.ts";
import type { VerbContext } from "../verb.ts";

/** A revision of a workload, as far as its history shows it. */
export type ShownRevision = Pick<Revision, "revision" | "cause" | "template" | "isCurrent">;

const causeAnnotation = "kubernetes.io/change-cause";

/**
 * The revisions of a workload, the newest first.
 * @throws {ShellError} for a kind that has none
 */
export async function shownRevisions(
  context: Pick<VerbContext, "cluster" | "signal">,
  object: KubernetesObject,
): Promise<ShownRevision[]> {
  if (object.kind === "Deployment") return deploymentRevisions(context, object);
  if (object.kind !== "DaemonSet" && object.kind !== "StatefulSet")
    throw new ShellError(`error: no history viewer has been implemented for "${object.kind}.apps"`);
  const { apiVersion, kind } = typeMeta(kinds.ControllerRevision);
  const { namespace, uid } = object.metadata;
  const found = await context.cluster.session.objects.list(apiVersion, kind, { namespace }, context.signal);
  return found
    .filter(({ metadata }) => isOwnedBy(metadata["ownerReferences"], uid))
    .map(({ revision, data, metadata }) => ({
      revision: typeof revision === "number" ? revision : 0,
      cause: metadata.annotations?.[causeAnnotation],
      template: templateIn(data),
      isCurrent: false,
    }))
    .sort((a, b) => b.revision - a.revision);
}

/** The revisions of a Deployment, the newest first. */
export async function deploymentRevisions(
  { cluster, signal }: Pick<VerbContext, "cluster" | "signal">,
  deployment: KubernetesObject,
): Promise<Revision[]> {
  const { apiVersion, kind } = typeMeta(kinds.ReplicaSet);
  const { namespace } = deployment.metadata;
  return revisionsOf(deployment, await cluster.session.objects.list(apiVersion, kind, { namespace }, signal));
}

function isOwnedBy(owners: unknown, uid: string | undefined): boolean {
  return Array.isArray(owners) && owners.some((owner: unknown) => isRecord(owner) && owner["uid"] === uid);
}

/** Returns the pod template in a stored revision, which is a patch of the workload. */
function templateIn(data: unknown): Revision["template"] {
  const spec = isRecord(data) && isRecord(data["spec"]) ? data["spec"] : {};
  return isRecord(spec["template"]) ? spec["template"] : {};
}
