import { ApiError, badRequest, invalid, methodNotAllowed } from "../apiError.ts";
import { toApiObject } from "../apiObject.ts";
import { serverSideApply } from "../apply/serverSideApply.ts";
import { invalidValue, required } from "../fieldErrors.ts";
import { goKind, isObject, type JsonObject, stringAt, scalarText } from "../json.ts";
import { jsonPatch } from "../patch/jsonPatch.ts";
import { mergePatch } from "../patch/mergePatch.ts";
import { StrategicMergePatch } from "../patch/strategicMergePatch.ts";
import type { WriteOptions } from "../resources.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import { decode, versionText } from "../validation/decode.ts";
import { addWarnings } from "./answer.ts";
import type { Call } from "./call.ts";
import { checkDepth } from "./jsonDepth.ts";
import { unsupportedMediaType } from "./mediaTypes.ts";
import {
  fieldManager,
  fieldValidation,
  invalidOptions,
  isDryRun,
  isOn,
  optionsKind,
} from "./queryOptions.ts";
import { sendObject } from "./readHandlers.ts";
import {
  contentType,
  noVersion,
  parsePatch,
  parseYaml,
  readBody,
  readObject,
  unrecognized,
} from "./requestBody.ts";

export async function handleCreate(call: Call): Promise<void> {
  const { path, resources, request } = call;
  if (path.type.namespaced && path.namespace === undefined) throw methodNotAllowed();
  const body = await readObject(request, resources.schemas, path.type);
  const object = checked(call, expectKind(call, body?.value), body?.duplicates);
  const created = await resources.create(path.type, path.namespace, object, writeOptions(call));
  sendObject(call, 201, created);
}

export async function handleUpdate(call: Call): Promise<void> {
  const { path, resources, request } = call;
  const body = await readObject(request, resources.schemas, path.type);
  const object = checked(call, expectKind(call, body?.value), body?.duplicates);
  const name = path.name ?? "";
  const given = stringAt(object, "metadata", "name");
  if (given !== undefined && given !== name)
    throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
  if (path.type.custom && !stringAt(object, "metadata", "resourceVersion"))
    throw new ApiError(
      422,
      "Invalid",
      `${path.type.plural}.${path.type.group} "${name}" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update`,
      { name },
    );
  const updated = await resources.update(path.type, path.namespace, name, () => object, writeOptions(call));
  sendObject(call, 200, updated);
}

const patchTypes = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
  "application/apply-patch+yaml",
];

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply */
export async function handlePatch(call: Call): Promise<void> {
  const { path, resources, request } = call;
  const kind = contentType(request);
  const text = await readBody(request);
  if (kind === "application/apply-patch+yaml") {
    const { value, duplicates } = parseYaml(text);
    await handleApply(call, value, duplicates);
    return;
  }
  const patch = parsePatch(text);
  const change = patcher(call, kind, patch);
  const options = writeOptions(call);
  // Unknown fields are reported only once, even if the patch is retried.
  let told = false;
  const updated = await resources.update(
    path.type,
    path.namespace,
    path.name ?? "",
    (current) => {
      const changed = change(current);
      const problem = otherObject(changed, current, path.type);
      if (problem !== undefined || !isObject(changed)) throw badPatch(changed, problem ?? "");
      try {
        if (told) return decode(changed, path.type, resources.schemas).value;
        told = true;
        return checked(call, changed);
      } catch (error) {
        throw patchError(error, changed);
      }
    },
    options,
  );
  sendObject(call, 200, updated);
}

/** The error if a patch changes the kind or version of an object. */
function otherObject(
  changed: unknown,
  { apiVersion, kind }: JsonObject,
  type: ResourceType,
): string | undefined {
  if (!isObject(changed))
    return `json: cannot unmarshal ${goKind(changed)} into Go value of type v1.${type.kind}`;
  const isSame =
    ([undefined, null, "", kind, type.kind] as unknown[]).includes(changed["kind"]) &&
    ([undefined, null, "", apiVersion, groupVersion(type)] as unknown[]).includes(changed["apiVersion"]);
  return isSame
    ? undefined
    : `no kind ${JSON.stringify(changed["kind"])} is registered for version ${JSON.stringify(changed["apiVersion"])}`;
}

function badPatch(changed: unknown, detail: string): ApiError {
  return invalid({ group: "", kind: "" }, "", [invalidValue("patch", JSON.stringify(changed), detail)]);
}

/** Reports a value of a wrong type as an error of the patch. */
function patchError(error: unknown, changed: JsonObject): unknown {
  if (!(error instanceof ApiError)) return error;
  const detail = /json: cannot unmarshal .*$/.exec(error.message)?.[0];
  if (error.reason !== "BadRequest" || detail === undefined) return error;
  return badPatch(changed, detail);
}

function patcher({ path, resources }: Call, kind: string, patch: unknown): (current: JsonObject) => unknown {
  switch (kind) {
    case "application/json-patch+json":
      return (current) => jsonPatch(current, patch);
    case "application/merge-patch+json":
      if (patch === null) throw badRequest("Invalid JSON Patch");
      if (!isObject(patch))
        throw badRequest(
          `error decoding patch: json: cannot unmarshal ${goKind(patch)} into Go value of type map[string]interface {}`,
        );
      return (current) => mergePatch(current, patch);
    case "application/strategic-merge-patch+json": {
      const { definition } = path.type;
      if (definition === undefined) throw unsupportedMediaType(patchTypes.filter((type) => type !== kind));
      if (!isObject(patch)) throw badRequest("the patch is not an object");
      return (current) => new StrategicMergePatch(resources.schemas).apply(current, patch, definition);
    }
    default:
      throw new ApiError(415, "UnsupportedMediaType", "415: Unsupported Media Type", {});
  }
}

async function handleApply(call: Call, body: JsonObject, duplicates: readonly string[]): Promise<void> {
  const { path, resources, query } = call;
  const { type, namespace } = path;
  const name = path.name ?? "";
  const manager = fieldManager(query, "PatchOptions");
  if (manager === "")
    throw invalidOptions("PatchOptions", required("fieldManager", "is required for apply patch"));
  const value = checked(call, expectKind(call, body), duplicates);
  const config = toApiObject(value, groupVersion(type), type.kind);
  if (config.metadata.name !== "" && config.metadata.name !== name)
    throw badRequest(
      `the name of the object (${config.metadata.name}) does not match the name on the URL (${name})`,
    );
  config.metadata.name = name;
  if (namespace !== undefined) config.metadata.namespace = namespace;
  if (Array.isArray(config.metadata["managedFields"]) && config.metadata["managedFields"].length > 0)
    throw badRequest("metadata.managedFields must be nil");
  const force = isOn(query, "force");
  const options = {
    manager,
    force,
    ...(path.subresource !== undefined && { subresource: path.subresource }),
  };
  const write = { ...writeOptions(call), managedFieldsDone: true };
  if (!resources.store.find(type, namespace, name)) {
    if (path.subresource !== undefined) resources.store.get(type, namespace, name);
    const created = serverSideApply(undefined, config, type, resources.schemas, options, resources.now());
    sendObject(call, 201, await resources.create(type, namespace, created, write));
    return;
  }
  const updated = await resources.update(
    type,
    namespace,
    name,
    (current) => {
      const live = toApiObject(current, groupVersion(type), type.kind);
      return serverSideApply(live, config, type, resources.schemas, options, resources.now());
    },
    write,
  );
  sendObject(call, 200, updated);
}

export function writeOptions({ query, request, path }: Call): WriteOptions {
  const agent = (request.headers["user-agent"] ?? "unknown").split("/")[0] ?? "unknown";
  return {
    dryRun: isDryRun(query, optionsKind(request.method)),
    fieldManager: fieldManager(query, optionsKind(request.method)) || agent.slice(0, 128),
    ...(path.subresource === "status" && { subresource: "status" }),
  };
}

/** Checks that the body is of the kind that the path names. */
function expectKind({ path }: Call, body: JsonObject | undefined): JsonObject {
  const { type } = path;
  if (!body) throw badRequest(`${unrecognized(type)}: ${noVersion}: unexpected end of JSON input (<empty>)`);
  const { kind, apiVersion } = body;
  const wanted = groupVersion(type);
  if ((kind !== undefined && kind !== type.kind) || (apiVersion !== undefined && apiVersion !== wanted)) {
    if (apiVersion !== undefined && apiVersion !== wanted)
      throw badRequest(
        `the API version in the data (${scalarText(apiVersion)}) does not match the expected API version (${wanted})`,
      );
    throw badRequest(
      `${scalarText(kind)} in version "${versionText(type)}" cannot be handled as a ${type.kind}: converting (v1.${scalarText(kind)}) to (core.${type.kind}): unknown conversion`,
    );
  }
  return body;
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation */
function checked(call: Call, body: JsonObject, duplicates: readonly string[] = []): JsonObject {
  const { path, query, request, resources, response } = call;
  const mode = fieldValidation(query, optionsKind(request.method));
  checkDepth(body);
  const { value, unknownFields: unknown } = decode(body, path.type, resources.schemas);
  const unknownFields = [...duplicates, ...unknown];
  if (unknownFields.length === 0) return value;
  if (mode === "Strict") {
    const { kind } = path.type;
    throw badRequest(
      `${kind} in version "${versionText(path.type)}" cannot be handled as a ${kind}: strict decoding error: ${unknownFields.join(", ")}`,
    );
  }
  if (mode === "Warn") addWarnings(response, unknownFields);
  return value;
}
