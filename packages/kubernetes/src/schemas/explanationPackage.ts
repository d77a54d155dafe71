/**
 * Returns the name of the file that has the written explanations of a definition once they are packed: that of its
 * package, or its own if it has none.
 */
export function explanationPackage(definition: string): string {
  const dot = definition.lastIndexOf(".");
  return dot < 0 ? definition : definition.slice(0, dot);
}
