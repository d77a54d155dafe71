/**
 * Counts the items at the start of a list that pass a test, by binary search: none may pass it behind one that does not.
 */
export function countFirst<T extends object | number>(
  items: readonly T[],
  passes: (item: T) => boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
