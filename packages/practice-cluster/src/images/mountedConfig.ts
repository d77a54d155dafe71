import type { ProcessContext, V1Container, V1Pod } from "@ngrok/webernetes";
import type { ObjectApi } from "../objectApi.ts";

/** A reference to a ConfigMap or a Secret, or to one of its keys. */
interface Reference {
  readonly name?: string | undefined;
  readonly key?: string | undefined;
  readonly optional?: boolean | undefined;
}

const kindOf = { configmaps: "ConfigMap", secrets: "Secret" } as const;
type Resource = keyof typeof kindOf;

/**
 * Writes the files that come from ConfigMaps and Secrets into a container, and returns the environment variables that
 * do. webernetes implements neither. https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export async function mountConfig(
  api: Pick<ObjectApi, "get">,
  context: ProcessContext,
): Promise<ReadonlyMap<string, string>> {
  const { namespace } = context.pod;
  const env = new Map<string, string>();
  // The kubelet's copy of the pod saves reading the pod again for each of its containers.
  const container = context.container.apiContainer;
  const volumes = context.pod.config.pod.spec?.volumes ?? [];
  const known = new Map<string, Promise<Map<string, string>>>();
  const read = (kind: Resource, reference: Reference | undefined): Promise<Map<string, string>> => {
    if (reference?.name === undefined) return Promise.resolve(new Map<string, string>());
    const id = `${kind}/${reference.name}`;
    const data =
      known.get(id) ??
      dataOf(api, kind, namespace, reference.name).then((found) => found ?? new Map<string, string>());
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

/**
 * The kubelet's message about the first ConfigMap, Secret, or key that a container's environment requires and that is
 * missing. The kubelet does not create the container until it is there.
 * https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-environment-variables
 */
export async function missingConfig(
  api: Pick<ObjectApi, "get">,
  { metadata: { namespace = "" } = {} }: V1Pod,
  { env = [], envFrom = [] }: V1Container,
): Promise<string | undefined> {
  const wanted = [
    ...envFrom.map((from): [Resource, Reference | undefined] =>
      from.configMapRef ? ["configmaps", from.configMapRef] : ["secrets", from.secretRef],
    ),
    ...env.map(({ valueFrom }): [Resource, Reference | undefined] =>
      valueFrom?.configMapKeyRef
        ? ["configmaps", valueFrom.configMapKeyRef]
        : ["secrets", valueFrom?.secretKeyRef],
    ),
  ];
  // Many variables often refer to the same object.
  const known = new Map<string, Map<string, string> | undefined>();
  for (const [resource, { name, key, optional } = {}] of wanted) {
    if (name === undefined || optional) continue;
    const kind = kindOf[resource];
    const id = `${resource}/${name}`;
    if (!known.has(id)) known.set(id, await dataOf(api, resource, namespace, name));
    const data = known.get(id);
    if (!data) return `${kind.toLowerCase()} "${name}" not found`;
    if (key !== undefined && !data.has(key))
      return `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
  }
  return undefined;
}

/** Returns the data of an object; undefined if there is no such object. */
async function dataOf(
  api: Pick<ObjectApi, "get">,
  resource: Resource,
  namespace: string,
  name: string,
): Promise<Map<string, string> | undefined> {
  const object = await api.get(resource, namespace, name).catch(() => undefined);
  if (!object) return undefined;
  const { data } = object;
  if (typeof data !== "object" || data === null) return new Map();
  const text = (value: unknown): string =>
    resource === "secrets" ? Buffer.from(String(value), "base64").toString("utf8") : String(value);
  return new Map(Object.entries(data).map(([key, value]) => [key, text(value)]));
}
