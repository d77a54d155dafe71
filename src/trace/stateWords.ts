import { t } from "@vscode/l10n";
import type { CurrentState, Waiting } from "./currentState.ts";
import { code, durationText, listed } from "./phrases.ts";

/** How the object stands now and what it waits for, as one or two sentences. */
export function stateText(state: CurrentState): string {
  switch (state.type) {
    case "leaving":
      return t("It is being deleted; what belongs to it goes first.");
    case "paused":
      return t("The rollout is paused: changes wait until it is resumed.");
    case "suspended":
      return t("It is suspended: nothing new is started until that changes.");
    case "empty":
      return t("It is to have no pods and has none; it waits for nothing.");
    case "pods":
      return podsText(state.ready, state.wanted, state.leaving);
    case "waiting":
      return waitingText(state);
    case "makingFailed":
      return t("No pod can be created: {0}. The controller keeps trying.", code(state.message));
    case "noPods":
      return t("It is to have {0} pods and has none yet; it waits for its controller.", state.wanted);
    case "podEnded":
      if (state.succeeded) return t("The pod has done its work and ended; it waits for nothing.");
      return state.word
        ? t("The pod has failed ({0}) and is not started again.", code(state.word))
        : t("The pod has failed and is not started again.");
    case "jobComplete":
      return state.ms === undefined
        ? t("The Job is complete; it waits for nothing.")
        : t("The Job is complete after {0}; it waits for nothing.", durationText(state.ms));
    case "jobFailed":
      return t("The Job has failed ({0}) and starts no more pods.", code(state.reason));
    case "jobRunning":
      return t(
        "{0} of {1} runs have succeeded, {2} pods are at work; it waits for them to end.",
        state.succeeded,
        state.wanted,
        state.active,
      );
    case "scheduled":
      return state.active === 0
        ? t("It waits for the next time of its schedule {0}.", code(state.schedule))
        : t(
            "Jobs at work: {0}; then it waits for the next time of its schedule {1}.",
            state.active,
            code(state.schedule),
          );
    case "endpoints":
      return state.waiting === 0
        ? t("Requests go to the pods that are ready: {0}; it waits for nothing.", state.ready)
        : t(
            "Requests go to the pods that are ready: {0}; it waits for {1} more.",
            state.ready,
            state.waiting,
          );
    case "noEndpoints":
      return state.pods === 0
        ? t("No pod has the label {0} that it looks for; it waits for one.", listed(state.selector.map(code)))
        : t("Its pods are not ready, so requests go nowhere; it waits for one to become ready.");
    case "noSelector":
      return t("It has no selector: someone has to write the addresses behind it by hand.");
  }
}

function podsText(ready: number, wanted: number, leaving: number): string {
  if (wanted === 0) return t("It is to have no pods; it waits for the last ones to end: {0}.", leaving);
  if (leaving > 0) return t("All {0} pods are ready; it waits for old ones to end: {1}.", ready, leaving);
  return wanted === 1
    ? t("The pod is ready; it waits for nothing.")
    : t("All {0} pods are ready; it waits for nothing.", wanted);
}

function waitingText({ ready, wanted, waitingFor, count }: Waiting): string {
  const what = waitingForText(waitingFor, count);
  return wanted === 1 ? what : t("{0} of {1} pods are ready. {2}", ready, wanted, what);
}

function waitingForText(waiting: Waiting["waitingFor"], count: number): string {
  const single = count === 1;
  switch (waiting.type) {
    case "node":
      return single
        ? t("1 pod waits for a node that can take it; the scheduler tries again whenever something changes.")
        : t(
            "{0} pods wait for a node that can take them; the scheduler tries again whenever something changes.",
            count,
          );
    case "image":
      return single
        ? t(
            "1 pod waits for its image {0}, which cannot be pulled; once it can, the pod goes on.",
            code(waiting.image),
          )
        : t(
            "{0} pods wait for their image {1}, which cannot be pulled; once it can, they go on.",
            count,
            code(waiting.image),
          );
    case "configuration":
      return t(
        "The container {0} cannot be created; it waits for what its configuration names.",
        code(waiting.container),
      );
    case "restart":
      return t(
        "The container {0} ends again and again; it waits for the next start.",
        code(waiting.container),
      );
    case "start":
      return single
        ? t("1 pod waits for its containers to start.")
        : t("{0} pods wait for their containers to start.", count);
    case "readiness":
      return single
        ? t("1 pod runs and waits until it reports that it is ready.")
        : t("{0} pods run and wait until they report that they are ready.", count);
    case "end":
      return single
        ? t("1 pod waits for its containers to end.")
        : t("{0} pods wait for their containers to end.", count);
    case "none":
      return t("It waits for nothing.");
  }
}
