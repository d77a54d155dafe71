/** What came of many attempts at the same thing. */
export interface Batches {
  readonly succeeded: number;
  /** Why the batches ended early. */
  readonly error: Error | undefined;
}

/**
 * Does something many times, in batches of 1, 2, 4 and on: where the first is refused, the others would be, too, and
 * are not tried. (pkg/controller/controller_utils.go, slowStartBatch)
 */
export async function slowStartBatch(
  count: number,
  attempt: (index: number) => Promise<void>,
): Promise<Batches> {
  let succeeded = 0;
  for (let begun = 0, size = 1; begun < count; begun += size, size *= 2) {
    const batch = Array.from({ length: Math.min(size, count - begun) }, (_, offset) => begun + offset);
    const results = await Promise.allSettled(batch.map((index) => attempt(index)));
    const failed = results.find((result) => result.status === "rejected");
    succeeded += results.filter(({ status }) => status === "fulfilled").length;
    if (failed) {
      const reason: unknown = failed.reason;
      return { succeeded, error: reason instanceof Error ? reason : new Error(String(reason)) };
    }
  }
  return { succeeded, error: undefined };
}
