import type { V1Container, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { isSidecar } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import {
  compareQuantities,
  type Quantity,
  quantityOf,
} from "@kubernetes-workshop/kubernetes/resources/quantity";

/** Quantities by the name of the resource. */
export type Amounts = ReadonlyMap<string, Quantity>;

const zero: Quantity = { mantissa: 0n, scale: 0, format: "DecimalSI", text: undefined };

/**
 * What a pod asks for, or is limited to: its containers together, or the largest of its init containers.
 * (k8s.io/component-helpers `resource.PodRequests`)
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podAmounts({ spec = {} }: FromApi<V1Pod>, field: "requests" | "limits"): Amounts {
  const amounts = ({ resources = {} }: FromApi<V1Container>): Amounts => read(resources[field]);
  let total = (spec.containers ?? []).map(amounts).reduce<Amounts>(sum, new Map());
  let sidecars: Amounts = new Map();
  let starting: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    const own = amounts(container);
    if (isSidecar(container)) {
      total = sum(total, own);
      sidecars = sum(sidecars, own);
      starting = largest(starting, sidecars);
    } else starting = largest(starting, sum(own, sidecars));
  }
  const whole = new Map([...largest(total, starting), ...read(spec.resources?.[field])]);
  return field === "requests" || whole.size > 0 ? sum(whole, read(spec.overhead)) : whole;
}

/** Amounts together. */
export function sum(one: Amounts, other: Amounts): Amounts {
  return merge(one, other, plus);
}

/** The amount of a resource; nothing where there is none. */
export function amountOf(amounts: Amounts, name: string): Quantity {
  return amounts.get(name) ?? zero;
}

function largest(one: Amounts, other: Amounts): Amounts {
  return merge(one, other, (a, b) => (compareQuantities(a, b) < 0 ? b : a));
}

function merge(one: Amounts, other: Amounts, both: (a: Quantity, b: Quantity) => Quantity): Amounts {
  const merged = new Map(one);
  for (const [name, amount] of other) {
    const known = merged.get(name);
    merged.set(name, known ? both(known, amount) : amount);
  }
  return merged;
}

function plus(a: Quantity, b: Quantity): Quantity {
  const scale = Math.min(a.scale, b.scale);
  const at = ({ mantissa, scale: own }: Quantity): bigint => mantissa * 10n ** BigInt(own - scale);
  let mantissa = at(a) + at(b);
  let exponent = scale;
  while (mantissa !== 0n && mantissa % 10n === 0n) {
    mantissa /= 10n;
    exponent++;
  }
  return {
    mantissa,
    scale: mantissa === 0n ? 0 : exponent,
    format: a.mantissa === 0n ? b.format : a.format,
    text: undefined,
  };
}

function read(quantities: Readonly<Record<string, string | undefined>> = {}): Amounts {
  return new Map(
    Object.entries(quantities).flatMap(([name, text]) => {
      const quantity = quantityOf(text);
      return quantity ? [[name, quantity] as const] : [];
    }),
  );
}
