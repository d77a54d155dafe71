import { t } from "@vscode/l10n";
import { isOwnPod } from "../shownParts.ts";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { manifestAdvice, manifestMismatch } from "./manifestAdvice.ts";
import { firstPodAdvice, podName } from "./podAdvice.ts";
import type { Situation } from "./situation.ts";

/** A field of a Pod has to be explained, for which a manifest has to be open. */
export function podFieldExplained({ editor }: Situation): Advice {
  const open = editor.find(({ kind }) => kind === "Pod");
  return open
    ? advise(
        "pod.fieldNotExplained",
        t("Hover over a field in the open Pod manifest, such as image, to see what it means."),
        actions.showDocument(open.uri),
      )
    : advise(
        "pod.manifestNotOpened",
        t("Open the course's Pod manifest, and hover over a field to see what it means."),
        actions.openManifest("pod"),
      );
}

/** A pod that the learner wrote has to be Running. */
export function podRunning(situation: Situation): Advice {
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
