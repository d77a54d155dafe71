import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds, objectDocumentScheme } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import type { Inspection } from "./inspection.ts";

/** Registers the commands that look into one object of the cluster. Their code is loaded with the first of them. */
export function registerInspect(cluster: ConnectedCluster, log: Logger): Disposable {
  const owned = new DisposableStore();
  const texts = owned.add(new vscode.EventEmitter<vscode.Uri>());
  let loading: Promise<Inspection> | undefined;
  const load = async (): Promise<Inspection> => {
    const { Inspection } = await import("./inspection.ts");
    return owned.add(new Inspection(cluster, (uri) => texts.fire(uri)));
  };
  const loaded = (): Promise<Inspection> => (loading ??= load());
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(objectDocumentScheme, {
      onDidChange: texts.event,
      provideTextDocumentContent: async (uri) => (await loaded()).objects.text(uri),
    }),
  );
  owned.add(
    registerClusterCommand(commandIds.showYaml, cluster, log, async (session, element) =>
      (await loaded()).showYaml(session, element),
    ),
  );
  owned.add(
    registerClusterCommand(commandIds.compareWithFile, cluster, log, async (session, uri) =>
      (await loaded()).compareWithFile(session, uri),
    ),
  );
  return owned;
}
