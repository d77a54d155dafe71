import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { badRequest, methodNotAllowed, unknownPath } from "../apiError.ts";
import type { Call } from "./call.ts";
import { handleGet, handleList } from "./readHandlers.ts";
import { type Handlers, subresourcesOf } from "./subresources.ts";
import { handleWatch, isWatch } from "./watchHandler.ts";
import { handleDelete, handleDeleteCollection } from "./deleteHandlers.ts";
import { pathSegmentError } from "../validation/names.ts";
import { handleCreate, handlePatch, handleUpdate } from "./writeHandlers.ts";

/**
 * Handlers of the verbs, by HTTP method.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
const collection: Handlers = {
  GET: (call) => (isWatch(call.query) ? handleWatch(call) : handleList(call)),
  POST: handleCreate,
  DELETE: handleDeleteCollection,
};
const object: Handlers = {
  PUT: handleUpdate,
  PATCH: handlePatch,
  GET: (call) => (isWatch(call.query) ? handleWatch(call) : handleGet(call)),
  DELETE: handleDelete,
};

/** Handles a request for a resource. */
export async function answerResource(call: Call): Promise<void> {
  const handlers = handlersFor(call);
  if (!handlers) throw unknownPath();
  const handler = ownField(handlers, call.request.method ?? "");
  if (!handler) throw methodNotAllowed();
  const { namespace, name } = call.path;
  // The real server reports no more than an internal error for such a namespace.
  if (namespace === "." || namespace === "..") checkSegment("Namespace", namespace);
  if (name !== undefined) checkSegment("Name", name);
  // Writes take turns, so that a flood of them does not starve other requests.
  if (call.request.method !== "GET") await call.resources.turns.takeFirst();
  await handler(call);
}

/** Checks a name in a path. (k8s.io/apimachinery `content.IsPathSegmentName`) */
function checkSegment(what: "Name" | "Namespace", name: string): void {
  const error = pathSegmentError(name);
  if (error !== undefined) throw badRequest(`${what} parameter invalid: ${goQuoted(name)}: ${error}`);
}

function handlersFor({ path }: Call): Handlers | undefined {
  const { type, name, subresource } = path;
  if (name === undefined) return collection;
  if (subresource === undefined) return object;
  return subresourcesOf(type).find((sub) => sub.name === subresource)?.handlers;
}
