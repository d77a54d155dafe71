import { ApiError, badRequest, successStatus } from "../apiError.ts";
import { invalidValue, notSupported } from "../fieldErrors.ts";
import { type JsonObject, numberAt, stringAt } from "../json.ts";
import { groupVersion } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import type { DeleteOptions, PropagationPolicy } from "../store/deletion.ts";
import { decodeFields } from "../validation/decode.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { flagOption, integerOption, invalidOptions, isDryRun, listOptions } from "./queryOptions.ts";
import { selectorOf, sendObject } from "./readHandlers.ts";
import { readObject } from "./requestBody.ts";

/** https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion */
export async function handleDelete(call: Call): Promise<void> {
  const { path, resources } = call;
  const options = await deleteOptions(call);
  const { object, gone } = await resources.delete(path.type, path.namespace, path.name ?? "", options);
  // The response is a Status; for Pods, and for objects that are not removed yet, it is the object.
  if (!gone || path.type.rules.deleteAnswersObject) {
    sendObject(call, 200, object);
    return;
  }
  const { group, plural } = path.type;
  sendJson(
    call.response,
    200,
    successStatus({
      name: object.metadata.name,
      ...(group !== "" && { group }),
      kind: plural,
      ...(object.metadata.uid !== undefined && { uid: object.metadata.uid }),
    }),
  );
}

export async function handleDeleteCollection(call: Call): Promise<void> {
  const { path, resources, response } = call;
  const options = await deleteOptions(call);
  listOptions(call.query, false);
  const items = resources.store.list(path.type, path.namespace).filter(selectorOf(call));
  for (const { metadata } of items) {
    await resources.turns.takeFirst();
    try {
      await resources.delete(path.type, metadata.namespace, metadata.name, options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    }
  }
  sendJson(response, 200, {
    kind: `${path.type.kind}List`,
    apiVersion: groupVersion(path.type),
    metadata: { resourceVersion: String(resources.store.cache.revision) },
    items,
  });
}

/** Propagation policies in the order of the real server's message. */
const policies = ["Foreground", "Background", "Orphan", "nil"];

/** Reads the options from the body or, if it is empty, from the query, as the real server does. */
async function deleteOptions({ request, query, resources }: Call): Promise<DeleteOptions> {
  const body = (await readObject(request, resources.schemas))?.value;
  const given = body ? decodeOptions(body, resources.schemas) : optionsIn(query);
  const policy = stringAt(given, "propagationPolicy");
  const orphan = given["orphanDependents"];
  const grace = numberAt(given, "gracePeriodSeconds");
  const errors = [
    ...(policy !== undefined && typeof orphan === "boolean"
      ? [
          invalidValue(
            "propagationPolicy",
            policy,
            "orphanDependents and deletionPropagation cannot be both set",
          ),
        ]
      : []),
    ...(policy !== undefined && !isPolicy(policy)
      ? [notSupported("propagationPolicy", policy, policies)]
      : []),
  ];
  if (errors.length > 0) throw invalidOptions("DeleteOptions", ...errors);
  const asked = policy !== undefined && isPolicy(policy) ? policy : orphan === true ? "Orphan" : undefined;
  return {
    ...(asked && { propagationPolicy: asked }),
    // A negative grace period means one second. (pkg/registry/rest/delete.go)
    ...(grace !== undefined && { gracePeriodSeconds: grace < 0 ? 1 : grace }),
    preconditions: { ...textField(given, "uid"), ...textField(given, "resourceVersion") },
    dryRun: isDryRun(query, "DeleteOptions", given),
  };
}

function optionsIn(query: URLSearchParams): JsonObject {
  const grace = integerOption(query, "gracePeriodSeconds");
  const orphan = flagOption(query, "orphanDependents");
  const policy = query.get("propagationPolicy");
  return {
    ...(grace !== undefined && { gracePeriodSeconds: grace }),
    ...(orphan !== undefined && { orphanDependents: orphan }),
    ...(policy !== null && { propagationPolicy: policy }),
  };
}

function isPolicy(policy: string): policy is PropagationPolicy {
  return policy === "Background" || policy === "Foreground" || policy === "Orphan";
}

const deleteOptionsType = { kind: "DeleteOptions", version: "v1", group: "", isOption: true };

/** Decodes the options; refuses any other object that a client sends by mistake. */
function decodeOptions(body: JsonObject, schemas: Schemas): JsonObject {
  const { kind } = body;
  if (kind !== undefined && kind !== "DeleteOptions")
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(body["apiVersion"] ?? "v1")}`,
    );
  return decodeFields(body, "meta.v1.DeleteOptions", deleteOptionsType, schemas);
}

function textField(
  body: JsonObject,
  name: "uid" | "resourceVersion",
): { uid?: string; resourceVersion?: string } {
  const value = stringAt(body, "preconditions", name);
  return value === undefined ? {} : { [name]: value };
}
