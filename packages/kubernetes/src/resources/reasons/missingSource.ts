/** A ConfigMap or Secret that a pod needs and that does not exist, or lacks a key. */
export interface MissingSource {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  /** The key that it lacks; undefined if it does not exist. */
  readonly key?: string;
}

/**
 * Reads which ConfigMap or Secret is missing from a message of the kubelet about a container or a volume.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions
 */
export function missingSource(message: string): MissingSource | undefined {
  const key = /couldn't find key (\S+) in (ConfigMap|Secret) (\S+)/.exec(message);
  if (key)
    return {
      kind: key[2] === "Secret" ? "Secret" : "ConfigMap",
      name: key[3]?.split("/").at(-1) ?? "",
      key: key[1] ?? "",
    };
  const source = /(configmap|secret) "([^"]+)" not found/i.exec(message);
  if (!source) return undefined;
  return { kind: source[1]?.toLowerCase() === "secret" ? "Secret" : "ConfigMap", name: source[2] ?? "" };
}
