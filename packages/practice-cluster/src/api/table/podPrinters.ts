import type { V1Node, V1Pod } from "@kubernetes/client-node";
import type { ApiObject } from "../../objectApi.ts";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { nodeStatus } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import { podStatus, restartsText } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import { objectsAt, stringAt } from "../json.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";

/** Every field of `FromApi` may be missing, so what a pod is told by is its kind. */
function isPod(object: ApiObject): object is ApiObject & FromApi<V1Pod> {
  return object.kind === "Pod";
}

function isNode(object: ApiObject): object is ApiObject & FromApi<V1Node> {
  return object.kind === "Node";
}

const none = "<none>";

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
      ageCell(object.metadata.creationTimestamp, now),
      stringAt(object, "status", "podIP") || none,
      stringAt(object, "spec", "nodeName") || none,
      stringAt(object, "status", "nominatedNodeName") || none,
      gates.length > 0 ? `${met.length}/${gates.length}` : none,
    ];
  },
};

export const nodePrinter: Printer = {
  columns: columns(
    "Name",
    "Status",
    "Roles",
    "Age",
    "Version",
    "!Internal-IP",
    "!External-IP",
    "!OS-Image",
    "!Kernel-Version",
    "!Container-Runtime",
  ),
  cells: (object, now) => {
    if (!isNode(object)) return [];
    const { text, roles, version } = nodeStatus(object);
    const address = (type: string): string => {
      const found = objectsAt(object, "status", "addresses").find((entry) => entry["type"] === type);
      return stringAt(found, "address") ?? none;
    };
    const info = (name: string): string => stringAt(object, "status", "nodeInfo", name) || "<unknown>";
    return [
      object.metadata.name,
      text,
      roles.join(",") || none,
      ageCell(object.metadata.creationTimestamp, now),
      version,
      address("InternalIP"),
      address("ExternalIP"),
      info("osImage"),
      info("kernelVersion"),
      info("containerRuntimeVersion"),
    ];
  },
};
