import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { LabKind } from "../labObject.ts";
import type { LabCheck } from "./labCheck.ts";

/** The slices that say where a Service sends to. */
export function slicesOf(namespace: string | undefined): LabKind {
  return { ...typeMeta(kinds.EndpointSlice), namespace };
}

/** What has to be known to evaluate a check. */
export function kindsOfCheck(check: LabCheck): LabKind[] {
  if ("of" in check) return [check.of];
  const { apiVersion, kind, namespace } = check.object;
  return [{ apiVersion, kind, namespace }, ...(check.is === "serviceReady" ? [slicesOf(namespace)] : [])];
}
