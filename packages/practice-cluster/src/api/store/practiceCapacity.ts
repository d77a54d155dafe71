/** What one thread carries well, measured by `npm run bench`. */
export interface Capacity {
  readonly pods: number;
  /** Of all kinds but events, of which the oldest go instead. */
  readonly objects: number;
  /** Of all objects, as they are stored. */
  readonly bytes: number;
  readonly containersPerPod: number;
}

export const practiceCapacity: Capacity = {
  pods: 5_000,
  objects: 15_000,
  bytes: 64_000_000,
  containersPerPod: 100,
};
