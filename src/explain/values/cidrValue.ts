import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { type FieldValue, lastName, type ValueRule } from "./fieldValue.ts";
import { type Mistake, mistake } from "./mistake.ts";

const fieldNames =
  /^(?:cidr|except|podCIDRs?|loadBalancerSourceRanges|publicAccessCIDRs|serviceIPv4CIDR|extraCIDRs|cidrs)$/;
const bits = 32;

/**
 * Says which addresses an IPv4 block covers, and whether it says more than it means.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-ipblock-selectors
 */
export const cidrValue: ValueRule = (value) => {
  if (!fieldNames.test(lastName(value.path)) || value.type.type !== "string") return undefined;
  const code = inlineCode(value.text);
  if (value.text === "::/0") return t("{0} is every IPv6 address.", code);
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(value.text);
  if (!match) return undefined;
  const [octets, length] = [match.slice(1, 5).map(Number), match[5]];
  if (octets.some((octet) => octet > 255) || Number(length ?? 0) > bits)
    return mistake(t("{0} is no block of addresses.", code));
  if (length === undefined)
    return mistake(
      t("{0} is a single address without a prefix length. Write {1}.", code, inlineCode(`${value.text}/32`)),
    );
  return covered(value, octets, Number(length));
};

function covered(
  { text, language }: FieldValue,
  octets: readonly number[],
  length: number,
): string | Mistake {
  const code = inlineCode(text);
  if (length === 0) return t("{0} is every IPv4 address.", code);
  const size = 2 ** (bits - length);
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = address - (address % size);
  if (size === 1) return t("{0} is this one address.", code);
  const count = new Intl.NumberFormat(language).format(size);
  const range = t(
    "{0} is {1} addresses, from {2} to {3}.",
    code,
    count,
    `\`${dotted(first)}\``,
    `\`${dotted(first + size - 1)}\``,
  );
  if (first === address) return range;
  return mistake(
    `${range} ${t("The block begins at {0}, so write {1}.", `\`${dotted(first)}\``, `\`${dotted(first)}/${length}\``)}`,
  );
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
