import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { isLearners } from "../../course/courseObjects.ts";
import type { Observer } from "../../course/progress.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { commandIds } from "../../ids.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { TracePanels } from "./tracePanel.ts";
import { traceTarget } from "./traceTarget.ts";

/** Registers the command that shows what happened to an object, in order and by whom. */
export function registerTrace(
  cluster: ConnectedCluster,
  progress: Observer,
  learner: { readonly knownId: string | undefined },
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const panels = owned.add(new TracePanels());
  owned.add(
    registerClusterCommand(commandIds.showTrace, cluster, log, async (session, element) => {
      const reference = await traceTarget(session, element);
      if (!reference) return;
      const story = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: t("Reading what happened…") },
        () => tell(session, reference),
      );
      if (!story) return;
      await panels.show(
        `${session.kubeContext} ${reference.kind} ${reference.namespace ?? ""}/${reference.name}`,
        t("What happened to {0}", reference.name),
        story.markdown,
      );
      if (isLearners(story.object, learner.knownId ?? "", isPractice(session)))
        progress.observe({ event: "traceOpened" });
    }),
  );
  return owned;
}

interface Story {
  readonly markdown: string;
  readonly object: Parameters<typeof isLearners>[0];
}

/** Writes the story of an object; for a kind that is never traced, says so and returns undefined. */
async function tell({ objects }: ClusterSession, reference: ObjectReference): Promise<Story | undefined> {
  const { assembleTrace, trace, traceDocument } = await import("../../trace/index.ts");
  const { kind, name, namespace = objects.namespace } = reference;
  if (!hasRole(kind, "traced")) {
    void vscode.window.showInformationMessage(
      t("Show What Happened is not available for {0} objects.", kind),
    );
    return undefined;
  }
  const input = await assembleTrace(objects, { kind, namespace, name });
  return {
    markdown: traceDocument(trace(input, Date.now()), { links: true }),
    object: input.target.object,
  };
}
