import * as vscode from "vscode";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { commandIds } from "../../ids.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";

/**
 * Shows in the tree what was applied, where the tree is visible. Only in the practice cluster: elsewhere, a group that is
 * expanded has the cluster watched, which is for people to decide.
 */
export function showApplied(session: ClusterSession, applied: Iterable<ManifestObject>): void {
  if (!isPractice(session)) return;
  const shown = [...applied].find(({ object: { kind } }) => kind === "Pod" || hasRole(kind, "workload"));
  if (!shown) return;
  const { kind, metadata } = shown.object;
  const { name, namespace = session.objects.namespace } = metadata;
  const object = { kind, name, namespace, isQuiet: true };
  // The command logs what goes wrong, and nobody has asked for it.
  vscode.commands.executeCommand(commandIds.revealObject, object).then(undefined, () => undefined);
}
