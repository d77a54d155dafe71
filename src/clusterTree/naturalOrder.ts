/** Orders names as people count: `worker-2` before `worker-10`. */
export const naturalOrder = new Intl.Collator("en", { numeric: true });
