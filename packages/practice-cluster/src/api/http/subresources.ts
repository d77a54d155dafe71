import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ResourceType } from "../resourceType.ts";
import type { Call } from "./call.ts";
import { handleEviction } from "./evictionHandler.ts";
import { handleBinding, handleLog } from "./podHandlers.ts";
import { handleGet } from "./readHandlers.ts";
import { handleScale } from "./scaleHandler.ts";
import { handleTokenRequest } from "./tokenRequest.ts";
import { handlePatch, handleUpdate } from "./writeHandlers.ts";

type Handler = (call: Call) => Promise<void> | void;
/** Handlers by HTTP method. */
export type Handlers = Readonly<Record<string, Handler>>;

/** A part or an action of an object with its own path, such as `…/pods/web/log`. */
export interface Subresource {
  readonly name: string;
  /** The handlers; `exec`, a WebSocket, has none (see execSocket.ts). */
  readonly handlers?: Handlers;
  /** The entry in discovery, if there is one: the kind that is sent or returned, and the verbs. */
  readonly discovery?: {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
    readonly verbs: readonly string[];
  };
}

const part: Handlers = { GET: handleGet, PUT: handleUpdate, PATCH: handlePatch };
const change = ["get", "patch", "update"];
const pod = { group: "", version: "v1", kind: "Pod" };

/** Subresources of particular kinds. To add one, write its handler and its row here. */
const ofKinds: ReadonlyMap<string, readonly Subresource[]> = new Map([
  [
    resourceName(kinds.Pod),
    [
      {
        name: "binding",
        handlers: { POST: handleBinding },
        discovery: { group: "", version: "v1", kind: "Binding", verbs: ["create"] },
      },
      {
        name: "eviction",
        handlers: { POST: handleEviction },
        discovery: { group: "policy", version: "v1", kind: "Eviction", verbs: ["create"] },
      },
      {
        name: "exec",
        discovery: { group: "", version: "v1", kind: "PodExecOptions", verbs: ["create", "get"] },
      },
      { name: "log", handlers: { GET: handleLog }, discovery: { ...pod, verbs: ["get"] } },
      { name: "ephemeralcontainers", handlers: part },
      { name: "resize", handlers: part },
    ],
  ],
  [
    resourceName(kinds.ServiceAccount),
    [
      {
        name: "token",
        handlers: { POST: handleTokenRequest },
        discovery: { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest", verbs: ["create"] },
      },
    ],
  ],
  [resourceName(kinds.Namespace), [{ name: "finalize", handlers: { PUT: handleUpdate } }]],
]);

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris */
export function subresourcesOf(type: ResourceType): readonly Subresource[] {
  const own = { group: type.group, version: type.version, kind: type.kind };
  const status = { name: "status", handlers: part, discovery: { ...own, verbs: change } };
  const scale = {
    name: "scale",
    handlers: { GET: handleScale, PUT: handleScale, PATCH: handleScale },
    discovery: { group: "autoscaling", version: "v1", kind: "Scale", verbs: change },
  };
  return [
    ...(type.status ? [status] : []),
    ...(type.scale ? [scale] : []),
    ...(ofKinds.get(resourceName(type)) ?? []),
  ];
}
