import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Deflates contents as small as zopfli can, on all processors. Rejects if a thread fails. */
export async function deflateAll(contents: readonly Buffer[]): Promise<readonly Buffer[]> {
  const results = new Map<number, Buffer>();
  // The longest first, so that all threads end at about the same time.
  const waiting = [...contents.entries()].sort(([, a], [, b]) => b.length - a.length);
  const threads = Math.min(availableParallelism(), waiting.length);
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const thread = new Worker(new URL("deflateThread.ts", import.meta.url));
      try {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [index, content] = next;
          thread.postMessage(content);
          const [deflated] = (await once(thread, "message")) as [Uint8Array];
          results.set(index, Buffer.from(deflated));
        }
      } finally {
        await thread.terminate();
      }
    }),
  );
  return contents.map((_, index) => results.get(index) ?? Buffer.alloc(0));
}
