import { t } from "@vscode/l10n";
import { rowOf } from "../clusterTree/rows/row.ts";
import type { ComponentElement } from "../clusterTree/elements.ts";
import type { ControlPlaneRole } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import { type ControlPlaneRow, type MapObject, podId } from "./mapObject.ts";
import type { MapItem, MapShape } from "./mapPage.ts";
import type { MapMeasures } from "./mapSize.ts";
import { shortName } from "./shortName.ts";
import { stationIds } from "./stations.ts";

/** The parts that every control plane has, seen or not. */
const always = [
  "kube-apiserver",
  "etcd",
  "kube-controller-manager",
  "kube-scheduler",
] as const satisfies readonly ControlPlaneRole[];

const shapes: Record<ControlPlaneRole, MapShape> = {
  "kube-apiserver": "apiServer",
  etcd: "etcd",
  "kube-controller-manager": "component",
  "kube-scheduler": "component",
  "cloud-controller-manager": "component",
};

/** An item without its place. */
export type Unplaced = Omit<MapItem, "box">;

const plain = { severity: undefined, isDimmed: false, actions: [] } as const;

/** The control plane's frame, the requests that come in, and its components. */
export function controlPlaneItems(
  objects: ReadonlyMap<string, MapObject>,
  { isDetailed }: Pick<MapMeasures, "isDetailed">,
): {
  readonly frame: Unplaced;
  readonly request: Unplaced;
  readonly components: readonly Unplaced[];
} {
  const rows: ControlPlaneRow[] = [];
  for (const object of objects.values()) if (object.type === "row") rows.push(upToDate(object.row, objects));
  const seen = Map.groupBy(
    rows.filter((row) => row.type === "component"),
    ({ role }) => role,
  );
  const isOnlyCloud = !always.some((role) => seen.has(role));
  const title = t("Control plane");
  const note = rows
    .filter(({ type }) => type !== "component")
    .map((row) => rowOf(row).spoken)
    .join(" · ");
  return {
    frame: {
      ...plain,
      id: stationIds.controlPlane,
      shape: "controlPlane",
      title,
      note: isDetailed ? note : "",
      spoken: [title, note].filter((part) => part).join(", "),
    },
    request: {
      ...plain,
      id: stationIds.request,
      shape: "request",
      title: t("Request"),
      note: isDetailed ? "kubectl …" : "",
      spoken: t("Requests to the API server, such as those of kubectl and of this extension"),
    },
    components: [
      ...always,
      ...(seen.has("cloud-controller-manager") ? (["cloud-controller-manager"] as const) : []),
    ].map((role) => componentItem(role, seen.get(role) ?? [], isOnlyCloud, isDetailed)),
  };
}

/** The tree reads its rows seldom; the pods are followed. */
function upToDate(row: ControlPlaneRow, objects: ReadonlyMap<string, MapObject>): ControlPlaneRow {
  const pod = row.type === "component" ? objects.get(podId(row.summary.uid)) : undefined;
  return row.type === "component" && pod?.type === "pod" ? { ...row, summary: pod.summary } : row;
}

/** A component may run more than once, on several nodes. */
function componentItem(
  role: ControlPlaneRole,
  instances: readonly ComponentElement[],
  areAllHidden: boolean,
  isDetailed: boolean,
): Unplaced {
  const states = instances.map(({ summary }) => summary.status);
  const troubled = states.find(({ severity }) => severity !== "ok") ?? states[0];
  const hidden = areAllHidden ? t("not visible in this cluster") : t("no pod found");
  const count = instances.length > 1 ? ` ×${instances.length}` : "";
  return {
    ...plain,
    id: role,
    shape: shapes[role],
    title: isDetailed
      ? role
      : shortName(role.replace(/^kube-/, "").replace("controller-manager", "controllers"), 15),
    note: !isDetailed ? "" : troubled ? `${troubled.text}${count}` : hidden,
    spoken:
      instances.length > 0
        ? instances.map((instance) => rowOf(instance).spoken).join("; ")
        : `${role}, ${hidden}`,
    severity: troubled?.severity,
  };
}
