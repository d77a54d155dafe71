import type { V1DaemonSet, V1Deployment, V1StatefulSet } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { ShellError } from "../shellError.ts";

/** How far a rollout is. */
export interface RolloutStatus {
  readonly text: string;
  readonly isDone: boolean;
}

const waiting = (text: string): RolloutStatus => ({ text: `${text}\n`, isDone: false });
const done = (text: string): RolloutStatus => ({ text: `${text}\n`, isDone: true });

/**
 * How far the rollout of a workload is, in kubectl's words. (kubectl `polymorphichelpers/rollout_status.go`)
 *
 * @throws {ShellError} where there is nothing to wait for
 */
export function rolloutStatus(object: KubernetesObject): RolloutStatus {
  switch (object.kind) {
    case "Deployment":
      return ofDeployment(object);
    case "DaemonSet":
      return ofDaemonSet(object);
    case "StatefulSet":
      return ofStatefulSet(object);
    default:
      throw new ShellError(`error: no status viewer has been implemented for ${object.kind}`);
  }
}

function ofDeployment({ metadata, spec, status = {} }: FromApi<V1Deployment>): RolloutStatus {
  const name = metadata?.name ?? "";
  if ((metadata?.generation ?? 0) > (status.observedGeneration ?? 0))
    return waiting("Waiting for deployment spec update to be observed...");
  const progressing = status.conditions?.find(({ type }) => type === "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded")
    throw new ShellError(`error: deployment "${name}" exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const wanted = spec?.replicas ?? 1;
  const begin = `Waiting for deployment "${name}" rollout to finish: `;
  if (updatedReplicas < wanted)
    return waiting(`${begin}${updatedReplicas} out of ${wanted} new replicas have been updated...`);
  if (replicas > updatedReplicas)
    return waiting(`${begin}${replicas - updatedReplicas} old replicas are pending termination...`);
  if (availableReplicas < updatedReplicas)
    return waiting(`${begin}${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  return done(`deployment "${name}" successfully rolled out`);
}

function ofDaemonSet({ metadata, spec, status = {} }: FromApi<V1DaemonSet>): RolloutStatus {
  const name = metadata?.name ?? "";
  assertRolling(spec?.updateStrategy?.type);
  if ((metadata?.generation ?? 0) > (status.observedGeneration ?? 0))
    return waiting("Waiting for daemon set spec update to be observed...");
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status;
  const begin = `Waiting for daemon set "${name}" rollout to finish: `;
  if (updatedNumberScheduled < desiredNumberScheduled)
    return waiting(
      `${begin}${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`,
    );
  if (numberAvailable < desiredNumberScheduled)
    return waiting(`${begin}${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  return done(`daemon set "${name}" successfully rolled out`);
}

function ofStatefulSet({ metadata, spec, status = {} }: FromApi<V1StatefulSet>): RolloutStatus {
  assertRolling(spec?.updateStrategy?.type);
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  if (observedGeneration === 0 || (metadata?.generation ?? 0) > observedGeneration)
    return waiting("Waiting for statefulset spec update to be observed...");
  const replicas = spec?.replicas ?? 1;
  if (readyReplicas < replicas) return waiting(`Waiting for ${replicas - readyReplicas} pods to be ready...`);
  const rolling = spec?.updateStrategy?.rollingUpdate;
  if (rolling) {
    const { partition } = rolling;
    if (partition !== undefined && updatedReplicas < replicas - partition)
      return waiting(
        `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${replicas - partition} new pods have been updated...`,
      );
    return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  const { updateRevision = "", currentRevision = "", currentReplicas = 0 } = status;
  if (updateRevision !== currentRevision)
    return waiting(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    );
  return done(
    `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
  );
}

function assertRolling(type: string | undefined): void {
  if (type !== undefined && type !== "RollingUpdate")
    throw new ShellError("error: rollout status is only available for RollingUpdate strategy type");
}
