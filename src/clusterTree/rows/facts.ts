/** Joins the facts of a row's description, those that there are. */
export function facts(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join(" · ");
}
