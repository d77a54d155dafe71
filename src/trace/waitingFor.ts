import type { V1Pod } from "@kubernetes/client-node";
import { containerStates } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";

/** What keeps a pod from being ready, or `none`, ordered from least to most progress. */
export type WaitingFor =
  | { readonly type: "node" }
  | { readonly type: "image"; readonly image: string }
  | { readonly type: "configuration"; readonly container: string }
  | { readonly type: "restart"; readonly container: string }
  | { readonly type: "start" }
  | { readonly type: "readiness" }
  | { readonly type: "end" }
  | { readonly type: "none" };

export const waitingOrder = [
  "node",
  "image",
  "configuration",
  "restart",
  "start",
  "readiness",
  "end",
  "none",
] as const;

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-waiting */
export function waitingFor(pod: FromApi<V1Pod>): WaitingFor {
  const { metadata, spec, status } = pod;
  if (status?.phase === "Succeeded" || status?.phase === "Failed") return { type: "none" };
  if (metadata?.deletionTimestamp) return { type: "end" };
  if (!spec?.nodeName) return { type: "node" };
  for (const { name, image, text } of containerStates(pod)) {
    if (/^(?:ErrImage|ImagePull|InvalidImageName|RegistryUnavailable)/.test(text))
      return { type: "image", image };
    if (/^CreateContainer/.test(text)) return { type: "configuration", container: name };
    if (text === "CrashLoopBackOff") return { type: "restart", container: name };
    if (text === "Error" || text === "OOMKilled") return { type: "restart", container: name };
  }
  const { ready, total, text } = podStatus(pod);
  if (ready < total) return { type: text === "Running" ? "readiness" : "start" };
  const condition = status?.conditions?.find(({ type }) => type === "Ready");
  return { type: condition?.status === "False" ? "readiness" : "none" };
}
