import { setTimeout as passes } from "node:timers/promises";
import type { LargeCluster } from "./largeCluster.ts";

/** Pods that change again and again, as etcd stores them. */
export class PodChanges {
  private readonly cluster: LargeCluster;
  /** Differs from that of an earlier run on the same data. */
  private made = Math.floor(Date.now() / 1000) % 1_000_000;

  constructor(cluster: LargeCluster) {
    this.cluster = cluster;
  }

  /** Gives pods another address; returns when that was sent, in milliseconds since 1970. */
  async change(indexes: readonly number[]): Promise<number> {
    const entries = indexes.map((index) => {
      const each = this.made++;
      const [second, third, fourth] = [
        each % 100,
        Math.floor(each / 100) % 100,
        Math.floor(each / 10_000) % 100,
      ];
      const address = `10.${100 + second}.${100 + third}.${100 + fourth}`;
      return this.cluster.pods(index, address);
    });
    const at = performance.timeOrigin + performance.now();
    await this.cluster.etcd.put(entries);
    return at;
  }

  /**
   * Changes pods at a steady rate.
   *
   * @param nextIndex returns the pod to change
   * @returns the changes a second that were made
   */
  async load(perSecond: number, seconds: number, nextIndex: () => number): Promise<number> {
    const tickMs = 100;
    const began = performance.now();
    let made = 0;
    while (performance.now() - began < seconds * 1000) {
      const due = Math.floor((perSecond * (performance.now() - began)) / 1000) - made;
      const indexes = new Set(Array.from({ length: Math.min(due, perSecond) }, nextIndex));
      if (indexes.size > 0) await this.change([...indexes]);
      made += indexes.size;
      await passes(tickMs);
    }
    return made / ((performance.now() - began) / 1000);
  }
}
