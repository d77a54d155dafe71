/** Kinds that must exist before other objects can be created. https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
const first = ["Namespace", "CustomResourceDefinition"];

/**
 * Sorts objects into the order in which to apply them: namespaces, custom resource definitions, then the rest as
 * written. Delete them in reverse order.
 */
export function applyOrder<T extends { readonly object: { readonly kind: string } }>(
  objects: readonly T[],
): T[] {
  const rank = ({ object: { kind } }: T): number => {
    const index = first.indexOf(kind);
    return index < 0 ? first.length : index;
  };
  return [...objects].sort((a, b) => rank(a) - rank(b));
}
