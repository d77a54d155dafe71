import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { KindRow } from "../../kinds/kindRow.ts";
import type { FromApi } from "../fromApi.ts";
import { identityOf, type ObjectIdentity } from "./objectIdentity.ts";

/** What the metadata alone says of an object. */
export interface MetadataSummary extends ObjectIdentity {
  readonly shape: "metadata";
}

/** Returns the function that summarizes the metadata of objects of a kind; their annotations are not kept. */
export function summarizeMetadata(
  kind: Pick<KindRow, "apiVersion" | "kind">,
): (object: { readonly metadata?: FromApi<V1ObjectMeta> }) => MetadataSummary {
  return ({ metadata }) => ({ shape: "metadata", ...identityOf(kind, metadata) });
}
