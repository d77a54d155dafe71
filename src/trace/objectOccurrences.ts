import type { V1EndpointSlice, V1Job, V1ObjectMeta, V1Pod, V1ReplicaSet } from "@kubernetes/client-node";
import { terminatedWord } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type Actor, controllerOf, knownActor } from "./actor.ts";
import type { Occurrence, What } from "./happening.ts";
import { type ObjectRef, refOf } from "./objectRef.ts";
import { ownedFields } from "./ownedFields.ts";
import { placementWishes } from "./placementWishes.ts";
import { schedulingProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";

/** Field managers that are cluster components; their acts are reported from other sources. */
const components = /^(?:kube-controller-manager|kube-scheduler|kubelet|kube-apiserver|kwok|unknown)$/;

/** Returns the occurrence that one of an object's times reports, or none if the time is missing. */
function at(time: number | undefined, actor: Actor, object: ObjectRef, what: What): Occurrence[] {
  if (time === undefined) return [];
  return [{ at: time, until: time, count: 1, actor, what, object, reason: undefined, sequence: undefined }];
}

const apiServer = knownActor("apiServer");
const kubelet = knownActor("kubelet");

/**
 * Reports when an object was stored, and who changed it later. `managedFields` has only the time of each manager's
 * last write, so earlier changes by the same manager are unknown.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function storedAndChanged(kind: string, metadata: FromApi<V1ObjectMeta> | undefined): Occurrence[] {
  const object = refOf(kind, metadata);
  const created = timeMs(metadata?.creationTimestamp);
  const writers = (metadata?.managedFields ?? []).filter(
    ({ subresource, manager }) => !subresource && manager && !components.test(manager),
  );
  const isFirst = (time: number | undefined): boolean => time !== undefined && time === created;
  const first = writers.find(({ time }) => isFirst(timeMs(time)));
  const changes = writers
    .filter(({ time }) => !isFirst(timeMs(time)))
    .flatMap(({ manager = "", time, fieldsV1 }) =>
      at(timeMs(time), apiServer, object, { type: "changed", manager, fields: ownedFields(fieldsV1) }),
    );
  return [
    ...at(created, apiServer, object, { type: "stored", manager: first?.manager }),
    ...changes,
    // podOccurrences reports the deletion of pods.
    ...(kind === "Pod" ? [] : deletion(object, metadata)),
  ];
}

/** Reports a delete request, which precedes `deletionTimestamp` by the grace period. */
function deletion(object: ObjectRef, metadata: FromApi<V1ObjectMeta> | undefined): Occurrence[] {
  const due = timeMs(metadata?.deletionTimestamp);
  const graceSeconds = metadata?.deletionGracePeriodSeconds;
  return at(due === undefined ? undefined : due - (graceSeconds ?? 0) * 1000, apiServer, object, {
    type: "deletionAsked",
    graceSeconds,
  });
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#creating-a-deployment */
export function replicaSetOccurrences(replicaSet: FromApi<V1ReplicaSet>): Occurrence[] {
  const { metadata, spec } = replicaSet;
  const annotations = metadata?.annotations ?? {};
  // After a rollback, the current revision differs from the original one.
  const earlier = annotations["deployment.kubernetes.io/revision-history"]?.split(",")[0];
  return at(
    timeMs(metadata?.creationTimestamp),
    knownActor("deploymentController"),
    refOf("ReplicaSet", metadata),
    {
      type: "replicaSetMade",
      revision: earlier ?? annotations["deployment.kubernetes.io/revision"],
      images: (spec?.template?.spec?.containers ?? []).flatMap(({ image }) => (image ? [image] : [])),
      replicas: undefined,
    },
  );
}

/** Reports that a controller created a pod or Job, from its creation time and owner reference. */
export function madeByOwner(kind: "Pod" | "Job", metadata: FromApi<V1ObjectMeta> | undefined): Occurrence[] {
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  if (!owner) return [];
  const ref: ObjectRef = {
    kind: owner.kind ?? "",
    namespace: metadata?.namespace,
    name: owner.name ?? "",
    uid: owner.uid,
  };
  const what: What = { type: "made", owner: ref };
  return at(timeMs(metadata?.creationTimestamp), controllerOf(ref.kind), refOf(kind, metadata), what);
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
export function podOccurrences(pod: FromApi<V1Pod>): Occurrence[] {
  const { metadata, spec, status } = pod;
  const object = refOf("Pod", metadata);
  const condition = (type: string) => status?.conditions?.find((each) => each.type === type);
  const scheduled = condition("PodScheduled");
  const ready = condition("Ready");
  const occurrences: Occurrence[] = deletion(object, metadata);
  if (scheduled?.status === "True" && spec?.nodeName)
    occurrences.push(
      ...at(
        timeMs(scheduled.lastTransitionTime) ?? timeMs(status?.startTime),
        knownActor("scheduler"),
        object,
        {
          type: "scheduled",
          node: spec.nodeName,
          wishes: placementWishes(pod),
        },
      ),
    );
  if (scheduled?.status === "False" && scheduled.reason === "Unschedulable")
    occurrences.push(
      ...at(
        timeMs(scheduled.lastTransitionTime) ?? timeMs(metadata?.creationTimestamp),
        knownActor("scheduler"),
        object,
        { type: "notScheduled", problem: schedulingProblem(scheduled.message ?? "") },
      ),
    );
  const ended = status?.phase === "Succeeded" || status?.phase === "Failed";
  if (ready?.status === "True" && !ended)
    occurrences.push(...at(timeMs(ready.lastTransitionTime), kubelet, object, { type: "ready" }));
  if (status?.reason === "Evicted")
    occurrences.push(
      ...at(timeMs(ready?.lastTransitionTime), kubelet, object, {
        type: "evicted",
        message: status.message ?? "",
      }),
    );
  return [...occurrences, ...containerOccurrences(pod, object)];
}

function containerOccurrences({ status }: FromApi<V1Pod>, object: ObjectRef): Occurrence[] {
  const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return statuses.flatMap(({ name: container = "", state, lastState }) =>
    [lastState, state].flatMap((each, index) => {
      const again = index === 1 && lastState?.terminated !== undefined;
      const { running, terminated } = each ?? {};
      const started = timeMs(running?.startedAt ?? terminated?.startedAt);
      return [
        ...at(started, kubelet, object, { type: "containerStarted", container, again }),
        ...(terminated
          ? at(timeMs(terminated.finishedAt), kubelet, object, {
              type: "containerEnded",
              container,
              exitCode: terminated.exitCode ?? 0,
              word: terminatedWord(terminated),
            })
          : []),
      ];
    }),
  );
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions */
export function jobOccurrences({ metadata, status }: FromApi<V1Job>): Occurrence[] {
  const object = refOf("Job", metadata);
  const controller = knownActor("jobController");
  return (status?.conditions ?? []).flatMap(
    ({ type, status: value, lastTransitionTime, reason, message }) => {
      if (value !== "True") return [];
      const time = timeMs(lastTransitionTime);
      if (type === "Complete") return at(time, controller, object, { type: "jobComplete" });
      if (type !== "Failed") return [];
      return at(time, controller, object, {
        type: "jobFailed",
        reason: reason ?? "",
        message: message ?? "",
      });
    },
  );
}

/**
 * Reports the last time that the endpoints of a Service were written: the latest of the times recorded in its slices
 * and of the readiness changes of its pods.
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function endpointOccurrences(
  service: ObjectRef,
  slices: readonly FromApi<V1EndpointSlice>[],
  pods: readonly FromApi<V1Pod>[],
): Occurrence[] {
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? []);
  if (endpoints.length === 0) return [];
  const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
  const names = new Set(ready.map(({ targetRef }) => targetRef?.name));
  const noted = slices.flatMap(({ metadata }) => [
    timeMs(metadata?.creationTimestamp),
    parsed(metadata?.annotations?.["endpoints.kubernetes.io/last-change-trigger-time"]),
    ...(metadata?.managedFields ?? []).map(({ time }) => timeMs(time)),
  ]);
  const readiness = pods
    .filter(({ metadata }) => names.has(metadata?.name))
    .map(({ status }) =>
      timeMs(status?.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime),
    );
  const times = [...noted, ...readiness].filter((time) => time !== undefined);
  return at(
    times.length > 0 ? Math.max(...times) : undefined,
    knownActor("endpointSliceController"),
    service,
    {
      type: "endpointsWritten",
      ready: ready.length,
      waiting: endpoints.length - ready.length,
    },
  );
}

function parsed(text: string | undefined): number | undefined {
  return timeMs(text ?? null);
}
