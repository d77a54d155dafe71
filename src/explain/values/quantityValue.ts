import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { parseQuantity, quantityNumber } from "@kubernetes-workshop/kubernetes/resources/quantity";
import { namesOf } from "../../manifests/fieldPath.ts";
import type { FieldValue, ValueRule } from "./fieldValue.ts";
import { type Mistake, mistake } from "./mistake.ts";

const kibi = 1024;
const binaryUnits = ["", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

/**
 * Says how much a quantity is: cores for CPU, bytes for memory and storage. Names the usual mistakes: `m` after memory,
 * bytes without a unit, and whole cores that were meant as millicores.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes
 */
export const quantityValue: ValueRule = (value) => {
  if (value.type.ref !== "resource.Quantity") return undefined;
  const quantity = parseQuantity(value.text);
  const code = inlineCode(value.text);
  if (typeof quantity === "string")
    return mistake(
      t(
        "{0} is not a quantity. Write a number with a unit, such as {1} for CPU or {2} for memory.",
        code,
        "`250m`",
        "`128Mi`",
      ),
    );
  const amount = quantityNumber(value.text);
  switch (measureOf(value)) {
    case "cores":
      return cores(value, amount);
    case "bytes":
      return bytes(value, amount);
    case "number":
      return undefined;
  }
};

/** What a quantity counts, by the resource that it is of. */
function measureOf({ path }: FieldValue): "cores" | "bytes" | "number" {
  const names = namesOf(path);
  // A ratio of two quantities has no unit.
  if (names.includes("maxLimitRequestRatio")) return "number";
  const name = names.at(-1)?.replace(/^(?:requests|limits)\./, "") ?? "";
  if (name === "cpu") return "cores";
  if (/^(?:memory|storage|ephemeral-storage|sizeLimit|hugepages-.*)$/.test(name)) return "bytes";
  return /\.storageclass\.storage\.k8s\.io\/requests\.storage$/.test(name) ? "bytes" : "number";
}

function cores(value: FieldValue, amount: number): string | Mistake {
  const code = inlineCode(value.text);
  if (/[KMGTPE]i?$|k$/.test(value.text))
    return mistake(
      t(
        "{0} of CPU is {1} cores. Bytes are a unit of memory; CPU takes cores, such as {2}.",
        code,
        number(amount, value),
        "`500m`",
      ),
    );
  if (amount >= 64 && !value.text.endsWith("m"))
    return mistake(
      t(
        "{0} whole cores. If you mean thousandths of a core, write {1}.",
        number(amount, value),
        inlineCode(`${value.text}m`),
      ),
    );
  const known = new Map([
    [0.1, t("a tenth of a core")],
    [0.25, t("a quarter of a core")],
    [0.5, t("half a core")],
    [1, t("one core")],
  ]).get(amount);
  if (known) return t("{0} is {1}.", code, known);
  if (amount < 1 && amount > 0) return t("{0} is {1} of a core.", code, percent(amount, value));
  return t("{0} is {1} cores.", code, number(amount, value));
}

function bytes(value: FieldValue, amount: number): string | Mistake {
  const code = inlineCode(value.text);
  const digits = /^[\d.]*/.exec(value.text)?.[0] ?? "";
  if (value.text.endsWith("m") && amount > 0)
    return mistake(
      t(
        "{0} is {1} bytes: `m` stands for thousandths. You probably mean {2}.",
        code,
        number(amount, value),
        inlineCode(`${digits}Mi`),
      ),
    );
  if (/^\d+$/.test(value.text) && amount > 0 && amount < 100_000)
    return mistake(
      t(
        "{0} is only {1} bytes. You probably mean {2}.",
        code,
        number(amount, value),
        inlineCode(`${digits}Mi`),
      ),
    );
  const exact = t("{0} is {1} bytes.", code, number(amount, value));
  const decimal = /[kMGTPE]$/.exec(value.text)?.[0];
  if (decimal === undefined)
    return /i$/.test(value.text) || amount < kibi ? exact : `${exact} ${inBinary(amount, value)}`;
  const binary = inlineCode(`${digits}${decimal === "k" ? "Ki" : `${decimal}i`}`);
  return `${exact} ${t("With {0}, it would be {1} bytes.", binary, number(quantityNumber(`${digits}${decimal === "k" ? "Ki" : `${decimal}i`}`), value))}`;
}

function inBinary(amount: number, value: FieldValue): string {
  const power = Math.min(binaryUnits.length - 1, Math.floor(Math.log(amount) / Math.log(kibi)));
  const size = new Intl.NumberFormat(value.language, { maximumFractionDigits: 1 }).format(
    amount / kibi ** power,
  );
  return t("That is about {0}.", `${size} ${binaryUnits[power] ?? ""}`);
}

function number(amount: number, { language }: FieldValue): string {
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 15 }).format(amount);
}

function percent(amount: number, { language }: FieldValue): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 4 }).format(amount);
}
