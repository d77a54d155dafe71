import type { ProcessContext } from "@ngrok/webernetes";
import type { ApiObject, ObjectApi } from "../objectApi.ts";

/** The parts of a pod's spec that name ConfigMaps and Secrets. */
interface Reference {
  readonly name?: string;
  readonly key?: string;
}

interface ConfiguredContainer {
  readonly name: string;
  readonly env?: readonly {
    readonly name: string;
    readonly valueFrom?: { readonly configMapKeyRef?: Reference; readonly secretKeyRef?: Reference };
  }[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: Reference;
    readonly secretRef?: Reference;
  }[];
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly subPath?: string;
  }[];
}

interface ConfiguredPod extends ApiObject {
  readonly spec: {
    readonly containers: readonly ConfiguredContainer[];
    readonly initContainers?: readonly ConfiguredContainer[];
    readonly volumes?: readonly {
      readonly name: string;
      readonly configMap?: Reference;
      readonly secret?: { readonly secretName?: string };
    }[];
  };
}

/**
 * Gives a container the environment and the files that come from ConfigMaps and Secrets, which webernetes leaves
 * out. https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export async function mountConfig(
  api: Pick<ObjectApi, "get">,
  context: ProcessContext,
): Promise<ReadonlyMap<string, string>> {
  const { namespace, name } = context.pod;
  const env = new Map<string, string>();
  const pod = await api.get("pods", namespace, name).catch(() => undefined);
  if (!pod) return env;
  // The API server has validated the pod.
  const { spec } = pod as ConfiguredPod;
  const container = [...spec.containers, ...(spec.initContainers ?? [])].find(
    (candidate) => candidate.name === context.container.name,
  );
  const read = (kind: "configmaps" | "secrets", reference: Reference | undefined) =>
    reference?.name === undefined
      ? Promise.resolve(new Map<string, string>())
      : dataOf(api, kind, namespace, reference.name);

  for (const { prefix = "", configMapRef, secretRef } of container?.envFrom ?? []) {
    const data = configMapRef ? await read("configmaps", configMapRef) : await read("secrets", secretRef);
    for (const [key, value] of data) env.set(prefix + key, value);
  }
  for (const { name: variable, valueFrom } of container?.env ?? []) {
    const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (!reference) continue;
    const value = (await read(valueFrom?.configMapKeyRef ? "configmaps" : "secrets", reference)).get(
      reference.key ?? "",
    );
    if (value !== undefined) env.set(variable, value);
  }
  for (const { name: volumeName, mountPath, subPath } of container?.volumeMounts ?? []) {
    const volume = spec.volumes?.find((candidate) => candidate.name === volumeName);
    const secret = volume?.secret?.secretName;
    const data = volume?.configMap
      ? await read("configmaps", volume.configMap)
      : await read("secrets", secret === undefined ? undefined : { name: secret });
    for (const [key, value] of data) {
      if (subPath === undefined) context.fs.write(`${mountPath.replace(/\/$/, "")}/${key}`, value);
      else if (subPath === key) context.fs.write(mountPath, value);
    }
  }
  return env;
}

async function dataOf(
  api: Pick<ObjectApi, "get">,
  resource: "configmaps" | "secrets",
  namespace: string,
  name: string,
): Promise<Map<string, string>> {
  const object = await api.get(resource, namespace, name).catch(() => undefined);
  const data = object?.["data"];
  if (typeof data !== "object" || data === null) return new Map();
  const text = (value: unknown): string =>
    resource === "secrets" ? Buffer.from(String(value), "base64").toString("utf8") : String(value);
  return new Map(Object.entries(data).map(([key, value]) => [key, text(value)]));
}
