import { t } from "@vscode/l10n";
import type {
  SchedulingObstacle,
  SchedulingProblem,
} from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";
import type { Quote } from "./quote.ts";

/** Explains in a sentence or two why no node can run the pod. */
export function schedulingText({ total, obstacles, message }: SchedulingProblem, quote: Quote): string {
  if (total === 0) return t("The cluster has no node that accepts pods.");
  if (total === undefined || obstacles.length === 0) return quote(message);
  return t("Of {0} nodes: {1}.", total, obstacles.map((each) => obstacleText(each, quote)).join("; "));
}

function obstacleText({ nodes, kind, detail }: SchedulingObstacle, quote: Quote): string {
  const why = reasonText(kind, detail, quote);
  if (nodes === undefined) return why;
  return nodes === 1 ? t("1 {0}", why) : t("{0} {1}", nodes, why);
}

function reasonText(kind: SchedulingObstacle["kind"], detail: string, quote: Quote): string {
  switch (kind) {
    case "resource":
      return t("without enough {0}", resourceWord(detail, quote));
    case "tooManyPods":
      return t("already full of pods");
    case "controlPlaneTaint":
      return t("reserved for the control plane");
    case "notReady":
      return t("not ready");
    case "cordoned":
      return t("cordoned, so it takes no new pods");
    case "taint":
      return detail
        ? t("with the taint {0}, which the pod does not tolerate", quote(detail))
        : t("with a taint that the pod does not tolerate");
    case "nodeLabels":
      return t("without the labels that the pod requires");
    case "ports":
      return t("where a port that the pod needs is taken");
    case "podAffinity":
      return t("without the pods that this pod must be near");
    case "podAntiAffinity":
      return t("with pods that this pod must not be near");
    case "topologySpread":
      return t("where the pods would be spread unevenly");
    case "volume":
      return t("ruled out by a volume ({0})", quote(detail));
    case "other":
      return quote(detail);
  }
}

/** The display name of a resource: `cpu` as people write it, other resources unchanged. */
export function resourceWord(resource: string, quote: Quote): string {
  if (resource === "cpu") return "CPU";
  if (resource === "memory") return t("memory");
  return quote(resource);
}
