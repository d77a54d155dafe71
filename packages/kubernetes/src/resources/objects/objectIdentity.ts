import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { KindRow } from "../../kinds/kindRow.ts";
import { type FromApi, timeMs } from "../fromApi.ts";
import { heldByFinalizers } from "../reasons/deletionProblem.ts";
import type { DeletionProblem } from "../reasons/problem.ts";

/** What the summaries of all objects have in common. */
export interface ObjectIdentity {
  readonly uid: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for a cluster-scoped object. */
  readonly namespace: string;
  readonly name: string;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
  readonly isTerminating: boolean;
  /** What holds its deletion back. */
  readonly deletion: DeletionProblem | undefined;
}

/** The parts of an object's identity that its metadata has, and those of its kind. */
export function identityOf<Row extends Pick<KindRow, "apiVersion" | "kind">>(
  { apiVersion, kind }: Row,
  metadata: FromApi<V1ObjectMeta> | undefined,
): ObjectIdentity & Pick<Row, "apiVersion" | "kind"> {
  return {
    uid: metadata?.uid ?? "",
    apiVersion,
    kind,
    namespace: metadata?.namespace ?? "",
    name: metadata?.name ?? "",
    createdAt: timeMs(metadata?.creationTimestamp),
    isTerminating: Boolean(metadata?.deletionTimestamp),
    deletion: heldByFinalizers(metadata),
  };
}
