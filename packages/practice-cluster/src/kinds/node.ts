import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { nodeStatus } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import type { V1Node } from "@kubernetes/client-node";
import { objectsAt, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const node: KindRules = {
  storage: "nodes",
  keepsStatus: true,
  selectableFields: { "spec.unschedulable": { zero: "false" } },
  printer: {
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
        createdCell(object, now),
        version,
        address("InternalIP"),
        address("ExternalIP"),
        info("osImage"),
        info("kernelVersion"),
        info("containerRuntimeVersion"),
      ];
    },
  },
};

/** Whether an object is a Node. Every field of `FromApi` is optional, so checking the kind is enough. */
function isNode(object: ApiObject): object is ApiObject & FromApi<V1Node> {
  return object.kind === "Node";
}
