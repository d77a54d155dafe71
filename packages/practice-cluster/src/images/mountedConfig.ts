import type { ProcessContext } from "@ngrok/webernetes";
import type { ObjectApi } from "../objectApi.ts";

/** What names a ConfigMap or a Secret, and perhaps a key of it. */
interface Reference {
  readonly name?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Gives a container the environment and the files that come from ConfigMaps and Secrets, which webernetes leaves
 * out. https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export async function mountConfig(
  api: Pick<ObjectApi, "get">,
  context: ProcessContext,
): Promise<ReadonlyMap<string, string>> {
  const { namespace } = context.pod;
  const env = new Map<string, string>();
  // What the kubelet works with: a pod of many containers is not read again for each of them.
  const container = context.container.apiContainer;
  const volumes = context.pod.config.pod.spec?.volumes ?? [];
  const known = new Map<string, Promise<Map<string, string>>>();
  const read = (
    kind: "configmaps" | "secrets",
    reference: Reference | undefined,
  ): Promise<Map<string, string>> => {
    if (reference?.name === undefined) return Promise.resolve(new Map<string, string>());
    const id = `${kind}/${reference.name}`;
    const data = known.get(id) ?? dataOf(api, kind, namespace, reference.name);
    known.set(id, data);
    return data;
  };

  for (const { prefix = "", configMapRef, secretRef } of container.envFrom ?? []) {
    const data = configMapRef ? await read("configmaps", configMapRef) : await read("secrets", secretRef);
    for (const [key, value] of data) env.set(prefix + key, value);
  }
  for (const { name: variable, valueFrom } of container.env ?? []) {
    const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
    if (!reference) continue;
    const data = await read(valueFrom?.configMapKeyRef ? "configmaps" : "secrets", reference);
    const value = data.get(reference.key);
    if (value !== undefined) env.set(variable, value);
  }
  for (const { name: volumeName, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = volumes.find((candidate) => candidate.name === volumeName);
    const data = volume?.configMap
      ? await read("configmaps", volume.configMap)
      : await read("secrets", { name: volume?.secret?.secretName });
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
