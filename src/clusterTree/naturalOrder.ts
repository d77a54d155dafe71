const collator = new Intl.Collator("en", { numeric: true });

/** Orders names by the numbers in them: `worker-2` before `worker-10`. */
export const naturalOrder = {
  /** Most comparisons are of equal namespaces, on which a collator would waste its time. */
  compare: (a: string, b: string): number => (a === b ? 0 : collator.compare(a, b)),
};
