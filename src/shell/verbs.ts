import { apiResources } from "./verbs/apiResources.ts";
import { apply } from "./verbs/apply.ts";
import { clusterInfo } from "./verbs/clusterInfo.ts";
import { cordon, uncordon } from "./verbs/cordon.ts";
import { curl } from "./verbs/curl.ts";
import { currentContext } from "./verbs/currentContext.ts";
import { deleteVerb } from "./verbs/delete.ts";
import { describe } from "./verbs/describe.ts";
import { drain } from "./verbs/drain.ts";
import { exec } from "./verbs/exec.ts";
import { explain } from "./verbs/explain.ts";
import { get } from "./verbs/get.ts";
import { annotate, label } from "./verbs/labelled.ts";
import { logs } from "./verbs/logs.ts";
import { rolloutHistory } from "./verbs/rolloutHistory.ts";
import { rolloutPause, rolloutRestart, rolloutResume } from "./verbs/rolloutRestart.ts";
import { rolloutStatus } from "./verbs/rolloutStatus.ts";
import { rolloutUndo } from "./verbs/rolloutUndo.ts";
import { scale } from "./verbs/scale.ts";
import { setImage } from "./verbs/setImage.ts";
import { version } from "./verbs/version.ts";
import type { ShellVerb } from "./verb.ts";

/** The commands of the shell, in the order of its help. A new one is a file in `verbs/` and a name here. */
export const verbs: readonly ShellVerb[] = [
  ...[get, describe, logs, exec, curl],
  ...[apply, deleteVerb, scale, setImage, label, annotate],
  ...[rolloutStatus, rolloutHistory, rolloutUndo, rolloutRestart, rolloutPause, rolloutResume],
  ...[cordon, uncordon, drain],
  ...[explain, apiResources, version, clusterInfo, currentContext],
];
