import type { ApiObject } from "../../objectApi.ts";
import { ApiError, badRequest, expired } from "../apiError.ts";
import { objectsAt, omit } from "../json.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import { parseFieldSelector } from "../selectors/fieldSelector.ts";
import { parseLabelSelector } from "../selectors/parseLabelSelector.ts";
import { printerOf, tableHead, tableOf, tableRow } from "../table/table.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { type ListToSend, sendList } from "./sendList.ts";
import { listOptions, versionOption } from "./queryOptions.ts";

/** A matcher for the objects that a request's path and selectors name. */
export function selectorOf({ path, query }: Call): (object: ApiObject) => boolean {
  const labels = parseLabelSelector(query.get("labelSelector") ?? undefined);
  const fields = parseFieldSelector(query.get("fieldSelector") ?? undefined, path.type);
  const { namespace, name } = path;
  return (object) =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    (name === undefined || object.metadata.name === name) &&
    labels(object.metadata.labels ?? {}) &&
    fields(object);
}

export function handleGet(call: Call): void {
  const { resources, path, query } = call;
  checkVersion(versionOption(query), resources.store.cache.revision);
  const object = resources.store.get(path.type, path.namespace, path.name ?? "");
  sendObject(call, 200, object);
}

/** Sends an object in the requested form. */
export function sendObject(call: Call, code: number, object: ApiObject): void {
  const { response, representation, path } = call;
  const shown = presented(object, path.type);
  if (representation.as === "Table")
    sendJson(response, code, tableOf([shown], path.type, tableOptions(call)));
  else if (representation.as === "PartialObjectMetadata") sendJson(response, code, partial(shown));
  else sendJson(response, code, shown, representation.yaml);
}

/** The object in the requested version: a custom resource is stored once, and served in all of its versions. */
export function presented(object: ApiObject, type: ResourceType): ApiObject {
  return type.custom && object.apiVersion !== groupVersion(type)
    ? { ...object, apiVersion: groupVersion(type) }
    : object;
}

export function partial(object: ApiObject): object {
  return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata: object.metadata };
}

export function tableOptions({ query, resources }: Call): { includeObject: string; now: number } {
  return { includeObject: query.get("includeObject") ?? "Metadata", now: resources.now() };
}

interface Page {
  readonly items: ApiObject[];
  readonly metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks */
export async function handleList(call: Call): Promise<void> {
  const { response, resources } = call;
  await sendList(response, shownList(call, page(call)), resources.turns);
}

function shownList(call: Call, { items, metadata }: Page): ListToSend<ApiObject> {
  const { representation, path } = call;
  const { type } = path;
  if (representation.as === "Table") {
    const printer = printerOf(type);
    const options = tableOptions(call);
    const head = { ...tableHead(printer), metadata };
    return {
      head,
      field: "rows",
      items,
      show: (item) => tableRow(presented(item, type), printer, options),
    };
  }
  if (representation.as !== "object") {
    const head = { kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", metadata };
    return { head, field: "items", items, show: (item) => partial(presented(item, type)) };
  }
  return {
    head: { kind: `${type.kind}List`, apiVersion: groupVersion(type), metadata },
    field: "items",
    items,
    // The real server leaves kind and apiVersion out of built-in kinds' items.
    show: (item) => (type.custom ? presented(item, type) : omit(item, "kind", "apiVersion")),
    ...(representation.yaml && { yaml: true }),
  };
}

function page(call: Call): Page {
  const { resources, path, query } = call;
  const { cache } = resources.store;
  const { limit, resourceVersion: asked } = listOptions(query, false);
  const token = query.get("continue");
  const match = query.get("resourceVersionMatch");
  checkVersion(asked, cache.revision);
  const resumed = token ? readToken(token) : undefined;
  const revision = resumed?.revision ?? (match === "Exact" ? asked : undefined) ?? cache.revision;
  const all =
    revision === cache.revision
      ? cache.list(path.type.storage, path.type.namespaced ? path.namespace : undefined)
      : cache.listAtRevision(path.type.storage, path.type.namespaced ? path.namespace : undefined, revision);
  if (!all) throw expired(token ? tokenExpired : `The resourceVersion for the provided list is too old.`);
  const selected = all.filter(selectorOf(call));
  const rest = resumed ? selected.filter((object) => idOf(object) > resumed.after) : selected;
  const resourceVersion = String(revision);
  if (!(limit > 0) || rest.length <= limit) return { items: rest, metadata: { resourceVersion } };
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const selective = query.get("labelSelector") || query.get("fieldSelector");
  return {
    items,
    metadata: {
      resourceVersion,
      continue: writeToken({ revision, after: last ? idOf(last) : "" }),
      ...(!selective && { remainingItemCount: rest.length - limit }),
    },
  };
}

const tokenExpired =
  "The provided continue parameter is too old to display a consistent list result. You can start a new list without " +
  "the continue parameter, or use the continue token in this response to retrieve the remainder of the results. " +
  "Continuing with the provided token results in an inconsistent list - objects that were created, modified, or " +
  "deleted between the time the first chunk was returned and now may show up in the list.";

function checkVersion(asked: number | undefined, current: number): void {
  if (asked === undefined || asked <= current) return;
  throw new ApiError(504, "Timeout", `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
    retryAfterSeconds: 1,
  });
}

function idOf({ metadata }: ApiObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name}`;
}

interface Token {
  readonly revision: number;
  readonly after: string;
}

function writeToken({ revision, after }: Token): string {
  return Buffer.from(JSON.stringify({ v: "meta.k8s.io/v1", rv: revision, start: after })).toString(
    "base64url",
  );
}

function readToken(text: string): Token {
  const refusal = "invalid continue token: continue key is not valid";
  const bad = /[^\w-]/.exec(text)?.index ?? (text.length % 4 === 1 ? text.length - 1 : undefined);
  if (bad !== undefined) throw badRequest(`${refusal}: illegal base64 data at input byte ${bad}`);
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const [token] = objectsAt({ value: [value] }, "value");
    const { rv, start } = token ?? {};
    if (typeof rv === "number" && typeof start === "string") return { revision: rv, after: start };
  } catch {
    // The error below covers all invalid tokens.
  }
  throw badRequest(`${refusal}: incorrect encoded start key (version meta.k8s.io/v1)`);
}
