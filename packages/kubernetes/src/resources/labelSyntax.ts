/** A problem with the key or value of a label. */
export type LabelProblem =
  "keyCharacters" | "keyTooLong" | "keyPrefix" | "keySlashes" | "valueCharacters" | "valueTooLong";

const maxLength = 63;
const maxPrefixLength = 253;
const name = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const dnsLabel = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const dnsSubdomain = new RegExp(`^${dnsLabel}(\\.${dnsLabel})*$`);

/**
 * Checks the key of a label: a name of at most 63 characters, optionally preceded by a DNS subdomain and a slash.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelKeyProblem(key: string): LabelProblem | undefined {
  const parts = key.split("/");
  if (parts.length > 2) return "keySlashes";
  const own = parts.at(-1) ?? "";
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix !== undefined && (prefix.length > maxPrefixLength || !dnsSubdomain.test(prefix)))
    return "keyPrefix";
  if (own.length > maxLength) return "keyTooLong";
  return name.test(own) ? undefined : "keyCharacters";
}

/** Checks the value of a label, which may be empty. */
export function labelValueProblem(value: string): LabelProblem | undefined {
  if (value.length > maxLength) return "valueTooLong";
  return value === "" || name.test(value) ? undefined : "valueCharacters";
}
