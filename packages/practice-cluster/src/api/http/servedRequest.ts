import type { IncomingMessage } from "node:http";
import type { ResourceRegistry } from "../resourceRegistry.ts";
import { isOn } from "./queryOptions.ts";
import { parseRequestTarget } from "./requestTarget.ts";
import { parseResourcePath } from "./resourcePath.ts";

/** An authorized request: its client and its target. */
export interface ServedRequest {
  readonly userAgent: string | undefined;
  /** The kubectl command in the `Kubectl-Command` header, such as `kubectl get`. */
  readonly command: string | undefined;
  /** Such as `list`: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
  readonly verb: string;
  /** Such as `nodes`, or `pods/log`; undefined for a path that names none, such as `/version`. */
  readonly resource: string | undefined;
}

/** Verbs by HTTP method, for an object and for a collection. */
const verbs: ReadonlyMap<string, { readonly one: string; readonly all: string }> = new Map([
  ["GET", { one: "get", all: "list" }],
  ["POST", { one: "create", all: "create" }],
  ["PUT", { one: "update", all: "update" }],
  ["PATCH", { one: "patch", all: "patch" }],
  ["DELETE", { one: "delete", all: "deletecollection" }],
]);

/** Describes a request by its command, verb and resource. */
export function servedRequest(request: IncomingMessage, registry: ResourceRegistry): ServedRequest {
  const method = request.method ?? "";
  const target = parseRequestTarget(request.url ?? "/");
  const path = target && parseResourcePath(target.path, registry);
  // The verb for a path that names no resource is `get`, too.
  const isOfOne = !path || path.name !== undefined;
  const isWatch =
    method === "GET" && path !== undefined && target !== undefined && isOn(target.query, "watch");
  const command = request.headers["kubectl-command"];
  return {
    userAgent: request.headers["user-agent"],
    command: typeof command === "string" ? command : undefined,
    verb: isWatch ? "watch" : (verbs.get(method)?.[isOfOne ? "one" : "all"] ?? method.toLowerCase()),
    resource: path && [path.type.plural, path.subresource].filter(Boolean).join("/"),
  };
}
