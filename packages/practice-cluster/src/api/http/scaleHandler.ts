import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { badRequest, invalid, methodNotAllowed, unknownPath } from "../apiError.ts";
import { invalidValue } from "../fieldErrors.ts";
import { isObject, type JsonObject, numberAt, stringAt, valueAt } from "../json.ts";
import { jsonPatch } from "../patch/jsonPatch.ts";
import { mergePatch } from "../patch/mergePatch.ts";
import type { ResourceType, ScalePaths } from "../resourceType.ts";
import { selectorText } from "../selectors/labelSelector.ts";
import { decodeFields } from "../validation/decode.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { contentType, parsePatch, readBody, readObject } from "./requestBody.ts";
import { writeOptions } from "./writeHandlers.ts";

const scaleType = { group: "autoscaling", version: "v1", kind: "Scale" };

/** Handles the scale subresource, which has the desired and actual number of replicas. https://kubernetes.io/docs/reference/kubernetes-api/other-resources/scale-v1/ */
export async function handleScale(call: Call): Promise<void> {
  const { path, resources, request, response } = call;
  const paths = path.type.scale;
  if (!paths) throw unknownPath();
  const name = path.name ?? "";
  const read = (): JsonObject =>
    scaleOf(resources.store.get(path.type, path.namespace, name), paths, path.type);
  if (request.method === "GET") {
    sendJson(response, 200, read());
    return;
  }
  let wanted: unknown;
  if (request.method === "PUT")
    wanted = (await readObject(request, resources.schemas, scaleType))?.value ?? {};
  else if (request.method === "PATCH") {
    const patch = parsePatch(await readBody(request));
    wanted =
      contentType(request) === "application/json-patch+json"
        ? jsonPatch(read(), patch)
        : mergePatch(read(), patch);
  } else throw methodNotAllowed();
  if (!isObject(wanted)) throw badRequest("the patch does not leave an object");
  wanted = decodeFields(wanted, "autoscaling.v1.Scale", scaleType, resources.schemas);
  const replicas = numberAt(wanted, "spec", "replicas") ?? 0;
  if (replicas < 0)
    throw invalid(scaleType, name, [
      invalidValue("spec.replicas", replicas, "must be greater than or equal to 0"),
    ]);
  const version = stringAt(wanted, "metadata", "resourceVersion");
  const uid = stringAt(wanted, "metadata", "uid");
  const updated = await resources.update(
    path.type,
    path.namespace,
    name,
    (current) => {
      const next = withValue(current, paths.spec, replicas);
      const metadata = isObject(next["metadata"]) ? next["metadata"] : {};
      const resourceVersion = version ?? metadata["resourceVersion"];
      return { ...next, metadata: { ...metadata, uid: uid ?? metadata["uid"], resourceVersion } };
    },
    { ...writeOptions(call), subresource: "scale" },
  );
  sendJson(response, 200, scaleOf(updated, paths, path.type));
}

function scaleOf(object: ApiObject, paths: ScalePaths, type: ResourceType): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, ...paths.spec) ?? 0 },
    status: { replicas: numberAt(object, ...paths.status) ?? 0, selector: selectorOf(object, paths, type) },
  };
}

function selectorOf(object: ApiObject, paths: ScalePaths, { rules }: ResourceType): string {
  const told = stringAt(object, ...paths.selector);
  if (told !== undefined) return told;
  return selectorText(
    rules.scaleSelector ? rules.scaleSelector(object) : valueAt(object, "spec", "selector"),
  );
}

function withValue(object: JsonObject, [name, ...rest]: readonly string[], value: unknown): JsonObject {
  if (name === undefined) return object;
  const inner = ownField(object, name);
  return {
    ...object,
    [name]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value),
  };
}
