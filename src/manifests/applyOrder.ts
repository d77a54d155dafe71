/** What other objects need before they can be made. https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
const first = ["Namespace", "CustomResourceDefinition"];

/**
 * The objects in the order in which to apply them: namespaces, then definitions of kinds, then the rest as they are
 * written. To delete them, the other way round.
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
