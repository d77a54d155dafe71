import type { V1ContainerPort, V1Deployment, V1Pod, V1Service, V1ServicePort } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../../cluster/objectReader.ts";
import { podSelector } from "../podSelector.ts";

/** A port that can be forwarded. */
export interface OfferedPort {
  readonly port: number;
  readonly name: string | undefined;
}

/** A port of a pod. */
export interface PodPort {
  readonly pod: ObjectReference;
  readonly port: number;
  readonly container: string;
  readonly address: string | undefined;
}

type Reader = Pick<ObjectReader, "list" | "read">;

/** The TCP ports that an object declares: a Service, a pod, or the template of a workload. Others can be open as well. */
export function offeredPorts(object: KubernetesObject): OfferedPort[] {
  if (object.kind === "Service") return portsOf(object).map(({ port = 0, name }) => ({ port, name }));
  return containerPorts(object).map(({ containerPort = 0, name }) => ({ port: containerPort, name }));
}

/** The local port to suggest: any user may open it. */
export function localPortFor(port: number): number {
  return port < 1024 ? port + 8000 : port;
}

/**
 * Finds the pod and its port that connections to an object go to: of several pods one that is ready.
 *
 * @throws if there is no such pod, in words; {RequestError} if pods cannot be read
 */
export async function podPort(
  objects: Reader,
  reference: ObjectReference,
  port: number,
  signal: AbortSignal,
): Promise<PodPort> {
  const object = await objects.read(
    reference.kind === "Pod" ? reference : { ...reference, uid: undefined },
    signal,
  );
  if (!object) throw new Error(t("{0} {1} is not in the cluster.", reference.kind, reference.name));
  const pod = object.kind === "Pod" ? object : await readyPod(objects, object, signal);
  return {
    pod: referenceTo(pod),
    port: object.kind === "Service" ? targetPort(object, pod, port) : port,
    container: specOf(pod)?.containers?.[0]?.name ?? "",
    address: statusOf(pod)?.podIP,
  };
}

async function readyPod(
  objects: Reader,
  object: KubernetesObject,
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const labelSelector = await podSelector(objects, object, signal);
  const { namespace } = object.metadata;
  const pods =
    labelSelector === undefined ? [] : await objects.list("v1", "Pod", { namespace, labelSelector }, signal);
  const ready = pods.find(
    (pod) =>
      pod.metadata["deletionTimestamp"] === undefined &&
      statusOf(pod)?.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
  );
  if (ready) return ready;
  throw new Error(t("No pod of {0} {1} is ready.", object.kind, object.metadata.name ?? ""));
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports */
function targetPort(service: KubernetesObject, pod: KubernetesObject, port: number): number {
  const target: unknown = portsOf(service).find((each) => each.port === port)?.targetPort ?? port;
  if (typeof target === "number") return target;
  const named = containerPorts(pod).find(({ name }) => name === target);
  if (named?.containerPort !== undefined) return named.containerPort;
  throw new Error(t("Pod {0} has no port named {1}.", pod.metadata.name ?? "", String(target)));
}

function portsOf(service: KubernetesObject): readonly FromApi<V1ServicePort>[] {
  const { spec }: FromApi<V1Service> = service;
  return (spec?.ports ?? []).filter(isTcp);
}

function containerPorts(object: KubernetesObject): readonly FromApi<V1ContainerPort>[] {
  return (specOf(object)?.containers ?? []).flatMap(({ ports = [] }) => ports).filter(isTcp);
}

/** The spec of a pod, or of the template of a workload. */
function specOf(object: KubernetesObject): FromApi<V1Pod>["spec"] {
  const { spec: ofPod }: FromApi<V1Pod> = object;
  const { spec: ofWorkload }: FromApi<V1Deployment> = object;
  return ofWorkload?.template?.spec ?? ofPod;
}

function statusOf(pod: KubernetesObject): FromApi<V1Pod>["status"] {
  const { status }: FromApi<V1Pod> = pod;
  return status;
}

function isTcp({ protocol = "TCP" }: { readonly protocol?: string }): boolean {
  return protocol === "TCP";
}
