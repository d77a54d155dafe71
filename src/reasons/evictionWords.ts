import { t } from "@vscode/l10n";
import type { EvictionCause, Pressure } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { Quote } from "./quote.ts";

/** Says why a pod was evicted from its node. */
export function evictionText(why: EvictionCause, said: string, quote: Quote): string {
  switch (why) {
    case "memory":
      return evictedFor("MemoryPressure");
    case "disk":
      return evictedFor("DiskPressure");
    case "processes":
      return evictedFor("PIDPressure");
    case "ownStorage":
      return t("The pod was evicted because it used more local storage than its limit.");
    case "taint":
      return t("The pod was evicted because of a taint on its node.");
    case "preempted":
      return t("The pod made room for one with higher priority.");
    case "drained":
      return t("The pod was evicted through the API, as kubectl drain does.");
    case "shutdown":
      return t("The node of the pod was shut down.");
    case "nodeGone":
      return t("The node of the pod no longer exists.");
    case "other":
      return t("The pod was evicted: {0}", quote(said));
  }
}

function evictedFor(pressure: Pressure): string {
  return t("The pod was evicted because its node ran low on {0}.", pressureWord(pressure));
}

/** Names what a node under pressure is short of. */
export function pressureWord(pressure: Pressure): string {
  switch (pressure) {
    case "MemoryPressure":
      return t("memory");
    case "DiskPressure":
      return t("disk space");
    case "PIDPressure":
      return t("process IDs");
  }
}
