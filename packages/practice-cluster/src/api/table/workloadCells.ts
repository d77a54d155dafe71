import { numberAt, objectsAt, stringAt, stringMap, valueAt } from "../json.ts";
import { selectorText } from "../selectors/labelSelector.ts";
import { columns } from "./columns.ts";
import { createdCell, none, type Printer } from "./printer.ts";
import type { ApiObject } from "../../objectApi.ts";

/** The columns that `-o wide` adds for all workloads. */
export const wide = ["!Containers", "!Images", "!Selector"];

/** The container names and images of a pod template. */
export function containersOf(object: ApiObject, ...path: string[]): [string, string] {
  const containers = objectsAt(object, ...path, "spec", "containers");
  return [
    containers.map((container) => stringAt(container, "name") ?? "").join(","),
    containers.map((container) => stringAt(container, "image") ?? "").join(","),
  ];
}

/** The cells of the {@link wide} columns. */
export function wideCells(object: ApiObject, selector = valueAt(object, "spec", "selector")): string[] {
  return [...containersOf(object, "spec", "template"), selectorText(selector) || none];
}

/** Reads a number from an object's status; 0 if there is none. */
export function status(object: ApiObject, name: string): number {
  return numberAt(object, "status", name) ?? 0;
}

/** The printer of ReplicaSets and ReplicationControllers. */
export function replicaPrinter(
  selectorOf = (object: ApiObject) => valueAt(object, "spec", "selector"),
): Printer {
  return {
    columns: columns("Name", "#Desired", "#Current", "#Ready", "Age", ...wide),
    cells: (object, now) => [
      object.metadata.name,
      numberAt(object, "spec", "replicas") ?? 0,
      status(object, "replicas"),
      status(object, "readyReplicas"),
      createdCell(object, now),
      ...wideCells(object, selectorOf(object)),
    ],
  };
}

/** Formats labels as kubectl shows them: `a=1,b=2`. */
export function labelsText(value: unknown): string {
  const text = Object.entries(stringMap(value))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, label]) => `${name}=${label}`)
    .join(",");
  return text || none;
}
