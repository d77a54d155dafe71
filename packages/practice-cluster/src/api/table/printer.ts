import type { ApiObject } from "../../objectApi.ts";
import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import type { Column } from "./columns.ts";

/** Prints the objects of a kind as table rows, as `kubectl get` shows them. */
export interface Printer {
  readonly columns: readonly Column[];
  cells(object: ApiObject, now: number): unknown[];
  /** Row conditions, by which clients can filter rows. */
  conditions?(object: ApiObject): object[];
}

/** The text of a cell without a value. */
export const none = "<none>";

/** The AGE cell for an API timestamp. */
export function ageCell(time: unknown, now: number): string {
  return age(typeof time === "string" ? Date.parse(time) : undefined, now);
}

/** The AGE cell of an object. */
export function createdCell(object: ApiObject, now: number): string {
  return ageCell(object.metadata.creationTimestamp, now);
}
