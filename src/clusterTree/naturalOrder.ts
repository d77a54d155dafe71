const collator = new Intl.Collator("en", { numeric: true });

/** Orders names as people count: `worker-2` before `worker-10`. */
export const naturalOrder = {
  /** Most names that are compared are those of the same namespace, which a collator would take apart each time. */
  compare: (a: string, b: string): number => (a === b ? 0 : collator.compare(a, b)),
};
