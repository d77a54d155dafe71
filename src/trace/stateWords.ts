import { t } from "@vscode/l10n";
import type { CurrentState, Waiting } from "./currentState.ts";
import { code, durationText, listed } from "./phrases.ts";

/** Describes in a sentence or two the object's current state and what it is waiting for. */
export function stateText(state: CurrentState): string {
  switch (state.type) {
    case "leaving":
      return t("It is being deleted. The objects that belong to it are deleted first.");
    case "paused":
      return t("The rollout is paused. Changes wait until it is resumed.");
    case "suspended":
      return t("It is suspended. Nothing new starts until it is resumed.");
    case "empty":
      return t("It needs no pods and has none. There is nothing left to wait for.");
    case "pods":
      return podsText(state.ready, state.wanted, state.leaving);
    case "waiting":
      return waitingText(state);
    case "makingFailed":
      return t("Pods cannot be created: {0}. The controller keeps trying.", code(state.message));
    case "noPods":
      return t("It needs {0} pods and has none yet. It is waiting for its controller.", state.wanted);
    case "podEnded":
      if (state.succeeded) return t("The pod has completed. There is nothing left to wait for.");
      return state.word
        ? t("The pod failed ({0}) and will not be restarted.", code(state.word))
        : t("The pod failed and will not be restarted.");
    case "jobComplete":
      return state.ms === undefined
        ? t("The Job is complete. There is nothing left to wait for.")
        : t("The Job completed in {0}. There is nothing left to wait for.", durationText(state.ms));
    case "jobFailed":
      return t("The Job failed ({0}) and starts no more pods.", code(state.reason));
    case "jobRunning":
      return t(
        "{0} of {1} completions have succeeded, and {2} pods are running. It is waiting for them to finish.",
        state.succeeded,
        state.wanted,
        state.active,
      );
    case "scheduled":
      return state.active === 0
        ? t("It is waiting for the next run on its schedule {0}.", code(state.schedule))
        : t(
            "Running Jobs: {0}. After that, it waits for the next run on its schedule {1}.",
            state.active,
            code(state.schedule),
          );
    case "endpoints":
      return state.waiting === 0
        ? t("Requests go to the ready pods ({0}). There is nothing left to wait for.", state.ready)
        : t("Requests go to the ready pods ({0}). It is waiting for {1} more.", state.ready, state.waiting);
    case "noEndpoints":
      return state.pods === 0
        ? t(
            "No pod has the label {0}, which it selects. It is waiting for one.",
            listed(state.selector.map(code)),
          )
        : t("None of its pods is ready, so requests go nowhere. It is waiting for one to become ready.");
    case "noSelector":
      return t("It has no selector, so the addresses behind it must be added by hand.");
  }
}

function podsText(ready: number, wanted: number, leaving: number): string {
  if (wanted === 0) return t("It needs no pods. It is waiting for the last ones to stop: {0}.", leaving);
  if (leaving > 0)
    return t("All {0} pods are ready. It is waiting for old pods to stop: {1}.", ready, leaving);
  return wanted === 1
    ? t("The pod is ready. There is nothing left to wait for.")
    : t("All {0} pods are ready. There is nothing left to wait for.", wanted);
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
        ? t(
            "1 pod is waiting for a node that can take it. The scheduler tries again whenever something changes.",
          )
        : t(
            "{0} pods are waiting for a node that can take them. The scheduler tries again whenever something changes.",
            count,
          );
    case "image":
      return single
        ? t(
            "1 pod is waiting for its image {0}, which cannot be pulled. It continues as soon as a pull succeeds.",
            code(waiting.image),
          )
        : t(
            "{0} pods are waiting for their image {1}, which cannot be pulled. They continue as soon as a pull succeeds.",
            count,
            code(waiting.image),
          );
    case "configuration":
      return t(
        "The container {0} cannot be created. It is waiting for something that its configuration refers to.",
        code(waiting.container),
      );
    case "restart":
      return t("The container {0} keeps exiting. It is waiting to be restarted.", code(waiting.container));
    case "start":
      return single
        ? t("1 pod is waiting for its containers to start.")
        : t("{0} pods are waiting for their containers to start.", count);
    case "readiness":
      return single
        ? t("1 pod is running and waiting to become ready.")
        : t("{0} pods are running and waiting to become ready.", count);
    case "end":
      return single
        ? t("1 pod is waiting for its containers to stop.")
        : t("{0} pods are waiting for their containers to stop.", count);
    case "none":
      return t("There is nothing left to wait for.");
  }
}
