import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { badRequest, methodNotAllowed, unknownPath } from "../apiError.ts";
import type { Call } from "./call.ts";
import { handleBinding, handleEviction, handleLog } from "./podHandlers.ts";
import { handleGet, handleList } from "./readHandlers.ts";
import { handleScale } from "./scaleHandler.ts";
import { handleTokenRequest } from "./tokenRequest.ts";
import { handleWatch, isWatch } from "./watchHandler.ts";
import { handleDelete, handleDeleteCollection } from "./deleteHandlers.ts";
import { pathSegmentError } from "../validation/names.ts";
import { handleCreate, handlePatch, handleUpdate } from "./writeHandlers.ts";

type Handler = (call: Call) => Promise<void> | void;
type Handlers = Readonly<Record<string, Handler>>;

/** The verbs, by the method and what the path names. https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology */
const collection: Handlers = {
  GET: (call) => (isWatch(call.query) ? handleWatch(call) : handleList(call)),
  POST: handleCreate,
  DELETE: handleDeleteCollection,
};
const part: Handlers = { GET: handleGet, PUT: handleUpdate, PATCH: handlePatch };
const object: Handlers = {
  ...part,
  GET: (call) => (isWatch(call.query) ? handleWatch(call) : handleGet(call)),
  DELETE: handleDelete,
};
const podSubresources: Readonly<Record<string, Handlers>> = {
  log: { GET: handleLog },
  eviction: { POST: handleEviction },
  binding: { POST: handleBinding },
  ephemeralcontainers: part,
  resize: part,
};

/** Answers a request about a resource. */
export async function answerResource(call: Call): Promise<void> {
  const handlers = handlersFor(call);
  if (!handlers) throw unknownPath();
  const handler = ownField(handlers, call.request.method ?? "");
  if (!handler) throw methodNotAllowed();
  const { namespace, name } = call.path;
  // The real server says of such a namespace no more than that it is an error of its own.
  if (namespace === "." || namespace === "..") checkSegment("Namespace", namespace);
  if (name !== undefined) checkSegment("Name", name);
  // A flood of writes must let others in, too.
  if (call.request.method !== "GET") await call.resources.turns.takeFirst();
  await handler(call);
}

/** What may stand in a path as a name. (k8s.io/apimachinery `content.IsPathSegmentName`) */
function checkSegment(what: "Name" | "Namespace", name: string): void {
  const error = pathSegmentError(name);
  if (error !== undefined) throw badRequest(`${what} parameter invalid: ${goQuoted(name)}: ${error}`);
}

function handlersFor({ path }: Call): Handlers | undefined {
  const { type, name, subresource } = path;
  if (name === undefined) return collection;
  if (subresource === undefined) return object;
  if (subresource === "status") return type.status ? part : undefined;
  if (subresource === "scale")
    return type.scale && { GET: handleScale, PUT: handleScale, PATCH: handleScale };
  if (type.group !== "") return undefined;
  if (type.plural === "pods") return ownField(podSubresources, subresource);
  if (type.plural === "serviceaccounts" && subresource === "token") return { POST: handleTokenRequest };
  return type.plural === "namespaces" && subresource === "finalize" ? { PUT: handleUpdate } : undefined;
}
