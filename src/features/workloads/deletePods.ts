import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { podDeletion } from "./podDeletion.ts";

/** Deletes several pods one after the other, after one question; says how many could not be deleted, and why. */
export async function deletePods(session: ClusterSession, pods: readonly ObjectReference[]): Promise<void> {
  const writer = await confirmed(session, podDeletion(session, pods));
  if (!writer) return;
  const failures: Error[] = [];
  for (const pod of pods) {
    try {
      await writer.delete(pod);
    } catch (error) {
      failures.push(asError(error));
    }
  }
  const [first] = failures;
  if (!first) return;
  const why = isRequestError(first) ? first.said : first.message;
  void vscode.window.showErrorMessage(
    t("{0} of {1} pods were not deleted. {2}", failures.length, pods.length, why),
  );
}
