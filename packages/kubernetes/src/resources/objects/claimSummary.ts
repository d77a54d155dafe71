import type { V1PersistentVolumeClaim } from "@kubernetes/client-node";
import { kinds } from "../../kinds/kinds.ts";
import type { FromApi } from "../fromApi.ts";
import { identityOf, type ObjectIdentity } from "./objectIdentity.ts";

/** The fields of a PersistentVolumeClaim that the tree shows, and those that identify it. */
export interface ClaimSummary extends ObjectIdentity {
  readonly shape: "claim";
  readonly kind: "PersistentVolumeClaim";
  /** `Pending`, `Bound`, or `Lost`. */
  readonly phase: string;
  /** The size of its volume or, without one, the size that it requests: `8Gi`. */
  readonly size: string | undefined;
  /** The name of its StorageClass; empty if it must have none, undefined if it names none. */
  readonly storageClass: string | undefined;
  readonly volume: string | undefined;
  readonly accessModes: readonly string[];
  /** Whether the scheduler has chosen a node for a pod that uses it. */
  readonly hasConsumer: boolean;
}

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export function summarizeClaim({ metadata, spec, status }: FromApi<V1PersistentVolumeClaim>): ClaimSummary {
  return {
    shape: "claim",
    ...identityOf(kinds.PersistentVolumeClaim, metadata),
    phase: status?.phase ?? "Pending",
    size: status?.capacity?.["storage"] ?? spec?.resources?.requests?.["storage"],
    storageClass: spec?.storageClassName,
    volume: spec?.volumeName || undefined,
    accessModes: status?.accessModes ?? spec?.accessModes ?? [],
    hasConsumer: metadata?.annotations?.["volume.kubernetes.io/selected-node"] !== undefined,
  };
}
