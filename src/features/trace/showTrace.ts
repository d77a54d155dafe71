import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { isLearners } from "../../course/courseObjects.ts";
import type { Observer } from "../../course/progress.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { commandIds, panelIds } from "../../ids.ts";
import { MarkdownPanels } from "../../vscode/markdownPanels.ts";
import { traceTarget } from "./traceTarget.ts";

/** Shows what happened to objects, each in a panel of its own. */
export class Traces implements Disposable {
  private readonly panels = new MarkdownPanels(panelIds.trace, [commandIds.revealObject]);
  private readonly progress: Observer;
  private readonly learner: { readonly knownId: string | undefined };

  constructor(progress: Observer, learner: { readonly knownId: string | undefined }) {
    this.progress = progress;
    this.learner = learner;
  }

  /** @param element of the tree; anything else has people choose an object */
  async show(session: ClusterSession, element: unknown): Promise<void> {
    const reference = await traceTarget(session, element);
    if (!reference) return;
    const story = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: t("Reading what happened…") },
      () => tell(session, reference),
    );
    if (!story) return;
    await this.panels.show(
      `${session.kubeContext} ${reference.kind} ${reference.namespace ?? ""}/${reference.name}`,
      t("What happened to {0}", reference.name),
      story.markdown,
    );
    if (isLearners(story.object, this.learner.knownId ?? "", isPractice(session)))
      this.progress.observe({ event: "traceOpened" });
  }

  dispose(): void {
    this.panels.dispose();
  }
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
