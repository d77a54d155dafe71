import { t } from "@vscode/l10n";
import { isOwnPod } from "../partProofs.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { manifestAdvice, manifestMismatch } from "../check/manifestAdvice.ts";
import { firstPodAdvice, podName } from "../check/podAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A pod that the learner wrote has to be Running. */
export const podRunning: Part = { needsCluster: true, kinds: ["pods"], advice };

function advice(situation: Situation): Advice {
  const pods = situation.objects?.pods ?? [];
  const own = pods.filter(isOwnPod);
  if (own.length === 0) {
    const ofController = pods[0];
    const isOpen = situation.editor.some(({ kind }) => kind === "Pod");
    if (ofController && !isOpen)
      return advise(
        "pod.onlyOfControllers",
        t(
          "Your pods, such as {0}, were created by a controller. This step needs one that you create yourself, so apply the Pod manifest.",
          podName(ofController),
        ),
        actions.openManifest("pod"),
      );
    return manifestAdvice("Pod", situation);
  }
  const mismatch = manifestMismatch("Pod", situation);
  if (mismatch) return mismatch;
  const ended = own.find(({ status }) => status?.phase === "Succeeded");
  const trouble = firstPodAdvice(own, situation);
  if (!trouble && ended)
    return advise(
      "pod.completed",
      t(
        "Pod {0} has completed, so it does not stay Running. Delete it and apply one that keeps running, such as nginx.",
        podName(ended),
      ),
      actions.openManifest("pod"),
    );
  return (
    trouble ??
    advise("pod.seenSoon", t("Pod {0} has been created. Check again in a moment.", podName(own[0] ?? {})))
  );
}
