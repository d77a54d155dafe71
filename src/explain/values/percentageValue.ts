import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { type FieldValue, lastName, type ValueRule } from "./fieldValue.ts";

/**
 * Says how many pods a percentage is where the manifest says how many there are.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export const percentageValue: ValueRule = (value) => {
  const { text, kind, type, path, scalarAt } = value;
  if (type.format !== "int-or-string" && type.ref !== "intstr.IntOrString") return undefined;
  const percentage = /^(\d{1,3})%$/.exec(text)?.[1];
  if (percentage === undefined) return undefined;
  const name = lastName(path);
  const rounds = roundingOf(kind, name);
  if (!rounds || (kind !== "Deployment" && kind !== "StatefulSet")) return undefined;
  const written = scalarAt(["spec", "replicas"]);
  const replicas = written === undefined ? 1 : /^\d{1,7}$/.test(written) ? Number(written) : undefined;
  if (replicas === undefined) return undefined;
  const exact = (replicas * Number(percentage)) / 100;
  const count = rounds === "up" ? Math.ceil(exact) : Math.floor(exact);
  const code = inlineCode(text);
  if (Number.isInteger(exact)) return t("{0} of {1} replicas is {2}.", code, replicas, count);
  return rounds === "up"
    ? t("{0} of {1} replicas is {2}, rounded up.", code, replicas, count)
    : `${t("{0} of {1} replicas is {2}, rounded down.", code, replicas, count)}${oneAtLeast(value, count)}`;
};

function roundingOf(kind: string, name: string): "up" | "down" | undefined {
  if (name === "maxSurge") return "up";
  return name === "maxUnavailable" ? (kind === "Deployment" ? "down" : "up") : undefined;
}

/** If both limits come to 0, no rollout could go on, so the controller takes 1 for `maxUnavailable`. */
function oneAtLeast({ path, scalarAt }: FieldValue, count: number): string {
  if (count > 0 || !/^0%?$/.test(scalarAt([...path.slice(0, -1), "maxSurge"]) ?? "25%")) return "";
  return ` ${t("As `maxSurge` is 0 too, the controller takes 1.")}`;
}
