import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { stringAt } from "../json.ts";
import type { ApiObject } from "../../objectApi.ts";

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** Formats access modes as kubectl shows them: `RWO,ROX`. */
export function accessModes(values: readonly unknown[]): string {
  return [...new Set(values)]
    .flatMap((mode) => (typeof mode === "string" ? (ownField(shortModes, mode) ?? []) : []))
    .join(",");
}

/** The phase of a volume or claim, or `Terminating`. */
export function phase(object: ApiObject): string {
  return object.metadata.deletionTimestamp === undefined
    ? (stringAt(object, "status", "phase") ?? "")
    : "Terminating";
}
