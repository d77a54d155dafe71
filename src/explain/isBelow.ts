/** Whether a path of names, such as `spec.template.metadata`, is another one or below it. */
export function isBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}
