import type { ApiObject } from "../../objectApi.ts";
import { ApiError, methodNotAllowed, successStatus } from "../apiError.ts";
import { isObject, numberAt, objectsAt, stringAt, valueAt } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";
import { objectSelector } from "../selectors/labelSelector.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { readObject } from "./requestBody.ts";
import { writeOptions } from "./writeHandlers.ts";

/**
 * Handles an eviction, as `kubectl drain` requests it. (pkg/registry/core/pod/storage/eviction.go)
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export async function handleEviction(call: Call): Promise<void> {
  const { path, resources, request, response } = call;
  if (request.method !== "POST") throw methodNotAllowed();
  const body = (await readObject(request, resources.schemas))?.value ?? {};
  const name = path.name ?? "";
  const pod = resources.store.get(path.type, path.namespace, name);
  const dryRun =
    writeOptions(call).dryRun === true || Array.isArray(valueAt(body, "deleteOptions", "dryRun"));
  const type = resources.registry.named("poddisruptionbudgets.policy");
  if (type && isProtected(pod)) await spend(call, type, pod, dryRun);
  const grace = numberAt(body, "deleteOptions", "gracePeriodSeconds");
  await resources.delete(path.type, path.namespace, name, {
    ...(grace !== undefined && { gracePeriodSeconds: grace }),
    dryRun,
  });
  sendJson(response, 201, { ...successStatus(), code: 201 });
}

/** Whether budgets are about a pod: not if it is finished, has not begun, or is being deleted. */
function isProtected(pod: ApiObject): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    !["Succeeded", "Failed", "Pending"].includes(stringAt(pod, "status", "phase") ?? "")
  );
}

/** Takes an eviction from the budget that is about a pod, if there is one. */
async function spend(
  { path: { namespace }, resources }: Call,
  type: ResourceType,
  pod: ApiObject,
  dryRun: boolean,
): Promise<void> {
  const [budget, second] = resources.store
    .list(type, namespace)
    .filter((each) => objectSelector(valueAt(each, "spec", "selector"))(pod.metadata.labels ?? {}));
  if (!budget) return;
  if (second)
    throw new ApiError(
      500,
      "InternalError",
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
    );
  if (!isReady(pod) && mayGoUnready(budget)) return;
  await resources.update(
    type,
    namespace,
    budget.metadata.name,
    (current) => {
      assertAllowed(current);
      const status = isObject(current["status"]) ? current["status"] : {};
      const gone = isObject(status["disruptedPods"]) ? status["disruptedPods"] : {};
      return {
        ...current,
        status: {
          ...status,
          disruptionsAllowed: (numberAt(status, "disruptionsAllowed") ?? 0) - 1,
          disruptedPods: {
            ...gone,
            [pod.metadata.name]: `${new Date(resources.now()).toISOString().slice(0, 19)}Z`,
          },
        },
      };
    },
    { subresource: "status", dryRun },
  );
}

function isReady(pod: ApiObject): boolean {
  return objectsAt(pod, "status", "conditions").some(
    ({ type, status }) => type === "Ready" && status === "True",
  );
}

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy */
function mayGoUnready(budget: ApiObject): boolean {
  if (stringAt(budget, "spec", "unhealthyPodEvictionPolicy") === "AlwaysAllow") return true;
  const desired = numberAt(budget, "status", "desiredHealthy") ?? 0;
  return desired > 0 && (numberAt(budget, "status", "currentHealthy") ?? 0) >= desired;
}

/** @throws {ApiError} 429 if the budget lets no pod go now */
function assertAllowed(budget: object): void {
  const count = (field: string): number => numberAt(budget, "status", field) ?? 0;
  const name = stringAt(budget, "metadata", "name") ?? "";
  const isBehind = count("observedGeneration") < (numberAt(budget, "metadata", "generation") ?? 0);
  if (!isBehind && count("disruptionsAllowed") > 0) return;
  const message = isBehind
    ? `The disruption budget ${name} is still being processed by the server.`
    : `The disruption budget ${name} needs ${count("desiredHealthy")} healthy pods and has ${count("currentHealthy")} currently`;
  throw new ApiError(
    429,
    "TooManyRequests",
    "Cannot evict pod as it would violate the pod's disruption budget.",
    { causes: [{ reason: "DisruptionBudget", message }] },
  );
}
