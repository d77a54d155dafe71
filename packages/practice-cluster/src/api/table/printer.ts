import type { ApiObject } from "../../objectApi.ts";
import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import type { Column } from "./columns.ts";

/** How objects of a kind are printed as rows of a table, as `kubectl get` shows them. */
export interface Printer {
  readonly columns: readonly Column[];
  cells(object: ApiObject, now: number): unknown[];
  /** What clients can leave rows out by. */
  conditions?(object: ApiObject): object[];
}

/** What stands in a cell that has no value. */
export const none = "<none>";

/** The AGE of something that happened at a time of the API. */
export function ageCell(time: unknown, now: number): string {
  return age(typeof time === "string" ? Date.parse(time) : undefined, now);
}

/** The AGE of an object. */
export function createdCell(object: ApiObject, now: number): string {
  return ageCell(object.metadata.creationTimestamp, now);
}
