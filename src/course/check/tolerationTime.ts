import type { Pod } from "../courseObjects.ts";
import { isPracticeConnected, type NodeFacts, type Situation } from "./situation.ts";

/** The default that admission sets in every pod, and what the practice cluster shortens it to. */
const defaultSeconds = 300;
const practiceSeconds = 10;
const silence = ["node.kubernetes.io/unreachable", "node.kubernetes.io/not-ready"];

/**
 * How many more seconds pods stay on a node that does not respond; undefined if the time of its taint is not known, or
 * the pods tolerate the taint forever.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export function secondsLeft(
  { taints }: NodeFacts,
  pods: readonly Pod[],
  situation: Situation,
): number | undefined {
  const taint = taints.find(({ key, effect }) => silence.includes(key) && effect === "NoExecute");
  if (taint?.addedAt === undefined) return undefined;
  const tolerated = pods.flatMap(
    ({ spec }) => spec?.tolerations?.find(({ key }) => key === taint.key)?.tolerationSeconds ?? [],
  );
  if (tolerated.length === 0) return undefined;
  const seconds = Math.min(...tolerated);
  const isShortened = seconds === defaultSeconds && isPracticeConnected(situation);
  const passed = (situation.now - taint.addedAt) / 1000;
  return Math.max(1, Math.ceil((isShortened ? practiceSeconds : seconds) - passed));
}
