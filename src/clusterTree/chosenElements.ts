/**
 * Returns the elements that a command of a row's menu is for, from its arguments: all that are selected, if the row is
 * one of them. None where the command was not run from a row.
 */
export function chosenElements(element: unknown, selected: unknown): readonly unknown[] {
  if (Array.isArray(selected) && selected.length > 0) return selected;
  return element === undefined ? [] : [element];
}
