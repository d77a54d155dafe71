/**
 * Whether a namespace holds what makes up the cluster itself, as `kube-system` does. The prefix is reserved:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#working-with-namespaces
 */
export function isSystemNamespace(namespace: string | undefined): boolean {
  return namespace?.startsWith("kube-") ?? false;
}
