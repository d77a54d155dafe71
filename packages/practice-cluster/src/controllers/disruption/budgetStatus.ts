import type { ApiObject } from "../../objectApi.ts";
import { type Condition, isDeleted, isReady, type Pod, timestamp } from "../objects.ts";

/** How long a pod whose eviction was allowed counts as gone before it is. In milliseconds. */
const staleMs = 120_000;

/** https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/ */
export interface Budget extends ApiObject {
  readonly spec?: {
    readonly selector?: unknown;
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
  };
  readonly status?: BudgetStatus;
}

interface BudgetStatus {
  readonly conditions?: readonly Condition[];
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly disruptedPods?: Readonly<Record<string, string>>;
  readonly disruptionsAllowed: number;
  readonly expectedPods: number;
  readonly observedGeneration?: number;
}

/** See `asPod`. */
export function asBudget(object: ApiObject): Budget {
  return object;
}

/**
 * Returns how many pods have to be healthy, are, and may go. (pkg/controller/disruption)
 *
 * @param scale how many pods their controllers want in all; undefined if one of them has no scale
 */
export function budgetStatus(
  { metadata, spec = {}, status }: Budget,
  pods: readonly Pod[],
  scale: number | undefined,
  nowMs: number,
): BudgetStatus {
  const { minAvailable, maxUnavailable } = spec;
  const isCount = maxUnavailable === undefined && typeof minAvailable === "number";
  const expectedPods = isCount ? pods.length : (scale ?? 0);
  const desiredHealthy =
    maxUnavailable === undefined
      ? scaled(minAvailable ?? 0, expectedPods)
      : Math.max(0, expectedPods - scaled(maxUnavailable, expectedPods));
  const going = Object.entries(status?.disruptedPods ?? {}).filter(
    ([name, since]) =>
      Date.parse(since) + staleMs > nowMs &&
      pods.some((pod) => pod.metadata.name === name && !isDeleted(pod)),
  );
  const names = new Set(going.map(([name]) => name));
  const currentHealthy = pods.filter(
    (pod) => !isDeleted(pod) && !names.has(pod.metadata.name) && isReady(pod),
  ).length;
  const isKnown = isCount || scale !== undefined;
  const spare = isKnown && expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
  return {
    conditions: [condition(status?.conditions, isKnown, spare > 0, nowMs)],
    currentHealthy,
    desiredHealthy,
    ...(going.length > 0 && { disruptedPods: Object.fromEntries(going) }),
    disruptionsAllowed: spare,
    expectedPods,
    observedGeneration: metadata.generation ?? 0,
  };
}

function condition(
  before: readonly Condition[] | undefined,
  isKnown: boolean,
  isAllowed: boolean,
  nowMs: number,
): Condition {
  const status = isAllowed ? "True" : "False";
  const old = before?.find(({ type }) => type === "DisruptionAllowed");
  return {
    type: "DisruptionAllowed",
    status,
    reason: isKnown ? (isAllowed ? "SufficientPods" : "InsufficientPods") : "SyncFailed",
    message: "",
    lastTransitionTime: (old?.status === status && old.lastTransitionTime) || timestamp(nowMs),
  };
}

/** A number, or a percentage of all, rounded up. */
function scaled(value: number | string, all: number): number {
  return typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) / 100) * all);
}
