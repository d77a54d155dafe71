import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { parseGoDuration } from "@kubernetes-workshop/kubernetes/resources/goDuration";
import { type FieldValue, lastName, type ValueRule } from "./fieldValue.ts";

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Says how long a number of seconds is, from a minute on, and what a duration such as `1h30m` is in words. */
export const durationValue: ValueRule = (value) => {
  const seconds = secondsOf(value);
  if (seconds === undefined) return undefined;
  return t("{0} is {1}.", inlineCode(value.text), inWords(seconds, value));
};

function secondsOf({ text, path, type }: FieldValue): number | undefined {
  if (
    type.type === "integer" &&
    /Seconds(?:AfterFinished)?$/.test(lastName(path)) &&
    /^\d{2,9}$/.test(text)
  ) {
    const seconds = Number(text);
    return seconds >= 60 ? seconds : undefined;
  }
  const isDuration = type.ref?.endsWith(".Duration") === true || type.format === "duration";
  if (!isDuration) return undefined;
  const { ms } = parseGoDuration(text);
  return ms === undefined ? undefined : ms / 1000;
}

function inWords(seconds: number, { language }: FieldValue): string {
  let left = seconds;
  const parts = units.flatMap(([unit, length]) => {
    const count = unit === "second" ? left : Math.floor(left / length);
    left -= count * length;
    if (count === 0) return [];
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    return [format.format(count)];
  });
  return parts.length > 0
    ? parts.join(" ")
    : new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" }).format(0);
}
