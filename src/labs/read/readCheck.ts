import { t } from "@vscode/l10n";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { FieldIs, LabCheck, RolledOut } from "../checks/labCheck.ts";
import type { LabKind } from "../labObject.ts";
import { FieldReader } from "./fieldReader.ts";
import { type LabScope, readKind, readObject, readSelector } from "./labScope.ts";

const most = { pods: 100, seconds: 120, nodes: 20, path: 20 };
const workloads = ["Deployment", "StatefulSet", "DaemonSet"] as const;

type Read<Kind extends LabCheck["is"]> = (
  reader: FieldReader,
  scope: LabScope,
) => Extract<LabCheck, { is: Kind }>;

const readers: { readonly [Kind in LabCheck["is"]]: Read<Kind> } = {
  rolledOut: (reader, scope) => {
    const kind = reader.oneOf("kind", workloads);
    const object: RolledOut["object"] = { ...readObject(reader, scope), kind };
    return { is: "rolledOut", object, replicas: reader.integer("replicas", 1, most.pods) };
  },
  podsReady: (reader, scope) => ({
    is: "podsReady",
    of: ofKind(reader, scope, "Pod"),
    selector: readSelector(reader, "selector"),
    count: reader.integer("count", 1, most.pods),
    seconds: reader.integer("seconds", 0, most.seconds, 0),
    replaced: reader.boolean("replaced", false),
  }),
  serviceReady: (reader, scope) => {
    const of = ofKind(reader, scope, "Service");
    return {
      is: "serviceReady",
      object: { ...of, name: reader.text("name", { longest: 253 }) },
      endpoints: reader.integer("endpoints", 1, most.pods, 1),
    };
  },
  field: (reader, scope) => ({
    is: "field",
    object: readObject(reader, scope),
    path: readPath(reader, scope),
    wanted: readWanted(reader, scope),
  }),
  condition: (reader, scope) => ({
    is: "condition",
    object: readObject(reader, scope),
    type: reader.text("type"),
    status: reader.oneOf("status", ["True", "False", "Unknown"], "True"),
  }),
  none: (reader, scope) => ({
    is: "none",
    of: readKind(reader, scope),
    selector: readSelector(reader, "selector", ""),
  }),
  noWarnings: (reader, scope) => ({
    is: "noWarnings",
    of: ofKind(reader, scope, "Event"),
    seconds: reader.integer("seconds", 1, most.seconds),
  }),
  nodesUsable: (reader) => ({
    is: "nodesUsable",
    of: { ...typeMeta(kinds.Node), namespace: undefined },
    selector: readSelector(reader, "selector", ""),
    count: reader.integer("count", 1, most.nodes),
  }),
};

const words = Object.keys(readers) as [LabCheck["is"], ...LabCheck["is"][]];

/** Reads one check, and reports problems. */
export function readCheck(value: unknown, at: string, scope: LabScope): LabCheck | undefined {
  const reader = FieldReader.of(value, at, scope.tell);
  if (!reader) return undefined;
  const is = words.find((word) => word === reader.value("is"));
  if (is === undefined) {
    reader.oneOf("is", words);
    return undefined;
  }
  const check = readers[is](reader, scope);
  reader.end();
  return check;
}

/** A kind that the check is for; only the namespace is to be read. */
function ofKind(reader: FieldReader, { namespaces }: LabScope, kind: "Pod" | "Service" | "Event"): LabKind {
  const namespace = reader.text("namespace", {
    otherwise: namespaces[0],
    test: [(name) => namespaces.includes(name), t("Write one of these: {0}.", namespaces.join(", "))],
  });
  return { ...typeMeta(kinds[kind]), namespace };
}

function readPath(reader: FieldReader, { tell }: LabScope): readonly (string | number)[] {
  const path = reader.list("path", 1, most.path);
  const isPath = (value: readonly unknown[]): value is readonly (string | number)[] =>
    value.every((name) => (typeof name === "string" ? name.length <= 100 : Number.isInteger(name)));
  if (isPath(path)) return path;
  tell(
    reader.pathOf("path"),
    t('Write the names of fields and the numbers of items, such as ["spec", "containers", 0, "image"].'),
  );
  return [];
}

function readWanted(reader: FieldReader, { tell }: LabScope): FieldIs["wanted"] {
  const given = ["equals", "contains", "exists"].filter((name) => reader.has(name));
  if (given.length !== 1)
    tell(reader.pathOf("equals"), t("Write exactly one of these: {0}.", "equals, contains, exists"));
  if (reader.has("contains")) return { contains: reader.text("contains", { longest: 300 }) };
  if (!reader.has("equals")) return { exists: reader.boolean("exists", true) };
  const equals = reader.value("equals");
  if (typeof equals === "number" || typeof equals === "boolean") return { equals };
  return { equals: reader.text("equals", { longest: 300 }) };
}
