import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { podStatus, restartsText } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import type { V1Pod } from "@kubernetes/client-node";
import { objectsAt, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none, type Printer } from "../api/table/printer.ts";
import type { ApiObject } from "../objectApi.ts";

/** Whether an object is a Pod. Every field of `FromApi` is optional, so checking the kind is enough. */
function isPod(object: ApiObject): object is ApiObject & FromApi<V1Pod> {
  return object.kind === "Pod";
}

/** The table of `kubectl get pods`. */
export const podPrinter: Printer = {
  columns: columns(
    "Name",
    "Ready",
    "Status",
    "Restarts",
    "Age",
    "!IP",
    "!Node",
    "!Nominated Node",
    "!Readiness Gates",
  ),
  cells: (object, now) => {
    if (!isPod(object)) return [];
    const status = podStatus(object);
    const gates = objectsAt(object, "spec", "readinessGates");
    const conditions = objectsAt(object, "status", "conditions");
    const met = gates.filter((gate) =>
      conditions.some(({ type, status: is }) => type === gate["conditionType"] && is === "True"),
    );
    return [
      object.metadata.name,
      `${status.ready}/${status.total}`,
      status.text,
      restartsText(status, now),
      createdCell(object, now),
      stringAt(object, "status", "podIP") || none,
      stringAt(object, "spec", "nodeName") || none,
      stringAt(object, "status", "nominatedNodeName") || none,
      gates.length > 0 ? `${met.length}/${gates.length}` : none,
    ];
  },
  // Marks finished pods, so that clients can hide them.
  conditions: (pod) => {
    const phase = stringAt(pod, "status", "phase");
    if (phase !== "Succeeded" && phase !== "Failed") return [];
    const message = phase === "Succeeded" ? "The pod has completed successfully." : "The pod failed.";
    return [{ type: "Completed", status: "True", reason: phase, message }];
  },
};
