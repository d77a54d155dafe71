import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { valueAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const controllerRevision: KindRules = {
  printer: {
    columns: columns("Name", "Controller", "#Revision", "Age"),
    cells: (object, now) => {
      const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
      const group = groupOf(owner?.apiVersion ?? "");
      const name = owner ? `${owner.kind.toLowerCase()}${group && `.${group}`}/${owner.name}` : none;
      return [object.metadata.name, name, valueAt(object, "revision") ?? 0, createdCell(object, now)];
    },
  },
};
