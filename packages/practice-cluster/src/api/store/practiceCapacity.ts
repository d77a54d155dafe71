/** The load that one thread carries well, measured by `npm run bench`. */
export interface Capacity {
  readonly pods: number;
  /** Objects of all kinds except events, of which the oldest are removed instead. */
  readonly objects: number;
  /** Total size of all stored objects. */
  readonly bytes: number;
  readonly containersPerPod: number;
}

export const practiceCapacity: Capacity = {
  pods: 5_000,
  objects: 15_000,
  bytes: 64_000_000,
  containersPerPod: 100,
};
