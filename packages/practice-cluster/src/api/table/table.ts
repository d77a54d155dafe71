import type { ApiObject } from "../../objectApi.ts";
import { isObject, valueAt } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";

export interface TableOptions {
  /** `None`, `Metadata` or `Object` */
  readonly includeObject: string;
  readonly now: number;
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables */
export function tableOf(
  objects: readonly ApiObject[],
  type: ResourceType,
  options: TableOptions,
): { metadata: object; [field: string]: unknown } {
  const version = objects.length === 1 ? { resourceVersion: objects[0]?.metadata.resourceVersion } : {};
  const printer = printerOf(type);
  return {
    ...tableHead(printer),
    metadata: version,
    rows: objects.map((object) => tableRow(object, printer, options)),
  };
}

/** The fields of a table other than its rows. */
export function tableHead({ columns: columnDefinitions }: Printer): object {
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: {},
    columnDefinitions,
  };
}

export function tableRow(object: ApiObject, printer: Printer, options: TableOptions): object {
  const conditions = printer.conditions?.(object) ?? [];
  return {
    cells: printer.cells(object, options.now),
    ...(conditions.length > 0 && { conditions }),
    ...attached(object, options.includeObject),
  };
}

/** The printer of a kind. */
export function printerOf(type: ResourceType): Printer {
  if (type.custom) return customPrinter(type);
  return type.rules.printer ?? plain;
}

function attached(object: ApiObject, includeObject: string): object {
  if (includeObject === "None") return {};
  if (includeObject === "Object") return { object };
  return {
    object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata },
  };
}

const plain: Printer = {
  columns: columns("Name", "Created At"),
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? ""],
};

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns */
function customPrinter(type: ResourceType): Printer {
  const extra = (type.custom?.additionalPrinterColumns ?? []).filter(isObject).map((column) => ({
    path: typeof column["jsonPath"] === "string" ? column["jsonPath"].replace(/^\./, "").split(".") : [],
    date: column["type"] === "date",
    column: {
      name: text(column["name"]),
      type: text(column["type"]),
      format: text(column["format"]),
      description: text(column["description"]),
      priority: typeof column["priority"] === "number" ? column["priority"] : 0,
    },
  }));
  const [name, created] = [columns("Name"), columns("Age")];
  return {
    columns: [...name, ...(extra.length > 0 ? extra.map(({ column }) => column) : created)],
    cells: (object, now) => [
      object.metadata.name,
      ...(extra.length > 0
        ? extra.map(({ path, date }) => {
            const value = valueAt(object, ...path);
            return date ? ageCell(value, now) : (value ?? null);
          })
        : [ageCell(object.metadata.creationTimestamp, now)]),
    ],
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
