import type { V1Taint, V1Toleration } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { byBytes } from "../print/goOrder.ts";
import type { Description } from "./description.ts";

type Texts = Readonly<Record<string, string | undefined>>;

/** A title with one value a line. */
function multiline(into: Description, title: string, values: readonly string[]): void {
  const lines = values.length > 0 ? values : ["<none>"];
  lines.forEach((value, index) => into.line(0, `${index === 0 ? `${title}:` : ""}\t${value}`));
}

/** Labels, one a line. */
export function describeLabels(into: Description, title: string, labels: Texts = {}): void {
  multiline(
    into,
    title,
    sortedEntries(labels).map(([key, value]) => `${key}=${value}`),
  );
}

/** Labels in one line, as a selector has them. */
export function labelsLine(labels: Texts = {}): string {
  return (
    sortedEntries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(",") || "<none>"
  );
}

/** In bytes, with the key. */
const longestAnnotation = 140;
/** kubectl does not repeat what it keeps there itself. */
const skipped = "kubectl.kubernetes.io/last-applied-configuration";

/** Annotations, one a line, long ones cut. */
export function describeAnnotations(into: Description, title: string, annotations: Texts = {}): void {
  const lines = sortedEntries(annotations)
    .filter(([key]) => key !== skipped)
    .flatMap(([key, whole]) => {
      const value = whole.replace(/\n$/, "");
      const isLong = Buffer.byteLength(value) + Buffer.byteLength(key) + 2 > longestAnnotation;
      if (!isLong && !value.includes("\n")) return [`${key}: ${value}`];
      return [`${key}:`, ...value.split("\n").map((line) => `  ${shortened(line)}`)];
    });
  multiline(into, title, lines);
}

function shortened(line: string): string {
  const bytes = Buffer.from(line);
  const most = longestAnnotation - 2;
  return bytes.length > most ? `${bytes.subarray(0, most).toString()}...` : line;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function describeTolerations(
  into: Description,
  title: string,
  tolerations: readonly FromApi<V1Toleration>[] = [],
): void {
  const sorted = [...tolerations].sort((a, b) => byBytes(a.key ?? "", b.key ?? ""));
  multiline(into, title, sorted.map(tolerationText));
}

function tolerationText({
  key = "",
  value = "",
  effect = "",
  operator,
  tolerationSeconds,
}: FromApi<V1Toleration>): string {
  const pair = `${key}${value === "" ? "" : `=${value}`}${effect === "" ? "" : `:${effect}`}`;
  const exists =
    operator === "Exists" && value === "" ? `${key === "" && effect === "" ? "" : " "}op=Exists` : "";
  return `${pair}${exists}${tolerationSeconds === undefined ? "" : ` for ${tolerationSeconds}s`}`;
}

/** Taints of a node, one a line. */
export function describeTaints(
  into: Description,
  title: string,
  taints: readonly FromApi<V1Taint>[] = [],
): void {
  const order = ({ effect = "", key = "" }: FromApi<V1Taint>): string => `${effect},${key}`;
  const sorted = [...taints].sort((a, b) => byBytes(order(a), order(b)));
  multiline(into, title, sorted.map(taintText));
}

function taintText({ key = "", value = "", effect = "" }: FromApi<V1Taint>): string {
  if (effect === "") return value === "" ? key : `${key}=${value}:`;
  return value === "" ? `${key}:${effect}` : `${key}=${value}:${effect}`;
}

function sortedEntries(texts: Texts): [string, string][] {
  return Object.entries(texts)
    .map(([key, value]): [string, string] => [key, value ?? ""])
    .sort(([a], [b]) => byBytes(a, b));
}
