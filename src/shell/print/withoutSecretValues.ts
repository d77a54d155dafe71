import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** Stands for the value of a Secret. */
export const hidden = "<hidden>";

const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** An object to be printed: of a Secret the keys without their values, which also what was last applied has. */
export function withoutSecretValues(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "Secret") return object;
  const { data, stringData, metadata, ...rest } = object;
  const annotations = metadata.annotations && {
    annotations: Object.fromEntries(
      Object.entries(metadata.annotations).map(([key, value]) => [key, key === lastApplied ? hidden : value]),
    ),
  };
  return {
    ...rest,
    metadata: { ...metadata, ...annotations },
    ...(data !== undefined && { data: withoutValues(data) }),
    ...(stringData !== undefined && { stringData: withoutValues(stringData) }),
  };
}

function withoutValues(data: unknown): unknown {
  return isRecord(data) ? Object.fromEntries(Object.keys(data).map((key) => [key, hidden])) : hidden;
}
