import { t } from "@vscode/l10n";
import type { FieldAt } from "../manifests/fieldAt.ts";
import { type FieldPath, namesOf } from "../manifests/fieldPath.ts";
import { code } from "../trace/phrases.ts";
import { lastChange, setBy } from "./lastChange.ts";
import type { LiveReading } from "./liveReading.ts";
import { type Difference, liveDifference } from "./liveValue.ts";
import { isWell, stateSentence } from "./stateSentence.ts";

/** Where an object was read, as the hover names it. */
export interface LivePlace {
  /** The name of the cluster, as Markdown. */
  readonly cluster: string;
  /** The namespace, if it is the connection's because the manifest names none. */
  readonly namespace: string | undefined;
}

/** Fields that stand for the object as a whole. */
const roots: ReadonlySet<string> = new Set(["kind", "metadata", "metadata.name", "spec", "status"]);

/** Fields whose effect is the state of the object. */
const aboutState: ReadonlySet<string> = new Set([
  "spec.replicas",
  "spec.completions",
  "spec.parallelism",
  "spec.suspend",
  "spec.paused",
  "spec.schedule",
  "spec.selector",
  "spec.minReplicas",
  "spec.maxReplicas",
  "spec.metrics",
  "spec.storageClassName",
  "spec.volumeName",
  "spec.resources.requests.storage",
  "spec.unschedulable",
]);

/** Fields of containers that often keep a pod from running, and of pods that keep it from a node. */
const troubling =
  /(?:^|\.)(?:image|command|args|readinessProbe|livenessProbe|startupProbe|nodeSelector|affinity|tolerations|resources)$/;

/**
 * Returns what the cluster says of a field of a manifest, as Markdown in which nothing from the cluster has a meaning;
 * undefined if that is nothing worth knowing.
 */
export function liveMarkdown(
  reading: LiveReading,
  field: Pick<FieldAt, "path" | "value" | "isPlain" | "scalarAt">,
  { cluster, namespace }: LivePlace,
  nowMs: number,
): string | undefined {
  const names = namesOf(field.path).join(".");
  const isRoot = roots.has(names);
  const isAboutState = aboutState.has(names) || (troubling.test(names) && !isWell(reading));
  const difference = liveDifference(reading.object, field);
  const lines: string[] = [];
  const state = isRoot || isAboutState ? stateSentence(reading, nowMs) : undefined;
  if (state !== undefined) lines.push(state);
  if (difference) lines.push(differenceText(difference));
  if (isRoot || difference) {
    const change =
      (difference && ownerOfField(reading, field.path, nowMs)) ?? lastChange(reading.object, nowMs);
    if (change !== undefined) lines.push(change);
  }
  if (lines.length === 0) return undefined;
  const place =
    namespace === undefined ? t("In {0}:", cluster) : t("In {0}, namespace {1}:", cluster, code(namespace));
  return [`**${place}**`, ...lines].join("  \n");
}

function differenceText(difference: Difference): string {
  return difference.type === "other"
    ? t("The value there is {0}.", code(difference.value))
    : t("The object there does not have this field.");
}

function ownerOfField({ object }: LiveReading, path: FieldPath, nowMs: number): string | undefined {
  const names = namesOf(path);
  return names.length === path.length ? setBy(object, names, nowMs) : undefined;
}
