import { allowedValue } from "./allowedValue.ts";
import { base64Value } from "./base64Value.ts";
import { cidrValue } from "./cidrValue.ts";
import { cronValue } from "./cronValue.ts";
import { durationValue } from "./durationValue.ts";
import type { FieldValue, ValueRule } from "./fieldValue.ts";
import { fileModeValue } from "./fileModeValue.ts";
import { imageValue } from "./imageValue.ts";
import type { Mistake } from "./mistake.ts";
import { percentageValue } from "./percentageValue.ts";
import { plainScalarValue } from "./plainScalarValue.ts";
import { portValue } from "./portValue.ts";
import { quantityValue } from "./quantityValue.ts";
import { withoutSecretValue } from "./withoutSecretValue.ts";

/** What can be said of a value, most important first. */
const rules: readonly ValueRule[] = [
  allowedValue,
  plainScalarValue,
  quantityValue,
  durationValue,
  percentageValue,
  cronValue,
  fileModeValue,
  imageValue,
  cidrValue,
  portValue,
  base64Value,
];

/** Longest value that is explained, in characters; longer ones are data rather than settings. */
const longest = 1_000;

/** Says in words what a value means, and what may be wrong with it, as Markdown; undefined if that is plain. */
export function explainValue(value: FieldValue): string | undefined {
  const texts = saidOf(value).map((said) => (typeof said === "string" ? said : said.mistake));
  return texts.length > 0 ? withoutSecretValue(texts.join(" "), value) : undefined;
}

/** Says what is probably wrong with a value, each as Markdown. */
export function mistakesIn(value: FieldValue): string[] {
  return saidOf(value).flatMap((said) =>
    typeof said === "string" ? [] : [withoutSecretValue(said.mistake, value)],
  );
}

function saidOf(value: FieldValue): (string | Mistake)[] {
  if (value.text.length > longest) return [];
  // What a Helm template or another tool fills in is not known yet.
  if (/\{\{|\$\{|\$\(/.test(value.text)) return [];
  return rules.map((rule) => rule(value)).filter((said) => said !== undefined);
}
