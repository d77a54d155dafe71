/** Joins the first values and appends the number of the others. */
export function moreThan(values: readonly string[], most: number): string {
  const shown = values.slice(0, most).join(",");
  return values.length > most ? `${shown} + ${values.length - most} more...` : shown;
}
