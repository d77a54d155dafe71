import type { V1StorageClass } from "@kubernetes/client-node";
import type { FromApi } from "../fromApi.ts";

/** How a StorageClass provides volumes. */
export interface StorageClassSummary {
  readonly uid: string;
  readonly name: string;
  readonly provisioner: string;
  /** Whether it waits with a volume for the first pod that uses it. */
  readonly waitsForConsumer: boolean;
}

/** https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export function summarizeStorageClass({
  metadata,
  provisioner = "",
  volumeBindingMode,
}: FromApi<V1StorageClass>): StorageClassSummary {
  return {
    uid: metadata?.uid ?? "",
    name: metadata?.name ?? "",
    provisioner,
    waitsForConsumer: volumeBindingMode === "WaitForFirstConsumer",
  };
}
