import type { V1Node, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import {
  type Quantity,
  quantityNumber,
  quantityText,
} from "@kubernetes-workshop/kubernetes/resources/quantity";
import { byBytes } from "../print/goOrder.ts";
import type { Description } from "./description.ts";
import { type Amounts, amountOf, podAmounts, sum } from "./podResources.ts";
import { since } from "./times.ts";

type Pod = FromApi<V1Pod>;

/** The pods of a node, and what they have of it together. (kubectl `describeNodeResource`) */
export function describeNodePods(
  into: Description,
  { status = {} }: FromApi<V1Node>,
  pods: readonly Pod[],
  nowMs: number,
): void {
  const { capacity = {}, allocatable = {} } = status;
  const available = Object.keys(allocatable).length > 0 ? allocatable : capacity;
  const share = (name: string, amount: Quantity): string => {
    const unit = name === "cpu" ? 1000 : 1;
    const whole = Math.ceil(quantityNumber(new Map(Object.entries(available)).get(name)) * unit);
    const part = Math.ceil(quantityNumber(quantityText(amount)) * unit);
    const percent = whole > 0 ? Math.trunc((part / whole) * 100) : 0;
    return `${quantityText(amount)} (${percent}%)`;
  };
  into.field(0, "Non-terminated Pods", `(${pods.length} in total)`);
  into.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
  into.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
  for (const pod of pods) {
    const [requests, limits] = [podAmounts(pod, "requests"), podAmounts(pod, "limits")];
    const shares = ["cpu", "memory"].flatMap((name) =>
      [requests, limits].map((amounts) => share(name, amountOf(amounts, name))),
    );
    const { namespace = "", name = "", creationTimestamp } = pod.metadata ?? {};
    into.line(1, [namespace, name, "", ...shares, since(creationTimestamp, nowMs)].join("\t"));
  }
  const total = (field: "requests" | "limits"): Amounts =>
    pods.map((pod) => podAmounts(pod, field)).reduce<Amounts>(sum, new Map());
  const [requests, limits] = [total("requests"), total("limits")];
  into.line(0, "Allocated resources:");
  into.line(0, "  (Total limits may be over 100 percent, i.e., overcommitted.)");
  into.line(1, "Resource\tRequests\tLimits");
  into.line(1, "--------\t--------\t------");
  const names = Object.keys(available).sort(byBytes);
  const pages = names.filter((name) => name.startsWith("hugepages-"));
  for (const name of ["cpu", "memory", "ephemeral-storage", ...pages])
    into.line(1, `${name}\t${share(name, amountOf(requests, name))}\t${share(name, amountOf(limits, name))}`);
  const standard = ["cpu", "memory", "ephemeral-storage", "pods", ...pages];
  for (const name of names.filter((each) => !standard.includes(each)))
    into.line(
      1,
      `${name}\t${quantityText(amountOf(requests, name))}\t${quantityText(amountOf(limits, name))}`,
    );
}
