/** One of an object's conditions: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
export interface Condition {
  readonly type?: string | undefined;
  readonly status?: string | undefined;
}

/** Whether an object has a condition with a status. */
export function hasCondition(
  conditions: readonly Condition[] | undefined,
  type: string,
  status = "True",
): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === status) ?? false;
}
