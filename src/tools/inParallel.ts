/** Processes each item, at most `limit` at a time; the results are in the items' order. */
export async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const waiting = items.entries();
  const workers = Array.from({ length: limit }, async () => {
    for (const [index, item] of waiting) answers[index] = await work(item);
  });
  await Promise.all(workers);
  return answers;
}
