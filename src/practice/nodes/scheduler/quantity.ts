import { ownField } from "../../../base/ownField.ts";

const factors: Readonly<Record<string, number>> = {
  "": 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** The value of a quantity such as `100m`, `64Mi` or `2`; nothing or nonsense is 0. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function quantityValue(quantity: string | number | undefined): number {
  const match = /^(?<number>[+-]?[0-9.]+(?:[eE][+-]?\d+)?)(?<suffix>[a-zA-Z]*)$/.exec(String(quantity ?? ""));
  const factor = ownField(factors, match?.groups?.["suffix"] ?? "") ?? 0;
  return Number(match?.groups?.["number"] ?? "0") * factor;
}
