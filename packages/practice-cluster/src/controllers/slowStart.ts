/** The result of a batched operation. */
export interface Batches {
  readonly succeeded: number;
  /** The error that stopped the batches early. */
  readonly error: Error | undefined;
}

/**
 * Repeats an operation in batches of 1, 2, 4 and so on, and stops after a batch with an error, because the remaining
 * operations would probably fail, too. (pkg/controller/controller_utils.go, slowStartBatch)
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
