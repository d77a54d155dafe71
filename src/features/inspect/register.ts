import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { chosenElements } from "../../clusterTree/chosenElements.ts";
import { type CommandId, commandIds, descriptionScheme, objectDocumentScheme } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import type { Inspection } from "./inspection.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";

/**
 * Registers the commands that look into one object of the cluster. Their code is loaded with the first of them.
 *
 * @param terminals leaves out those of logs and containers
 */
export function registerInspect(
  cluster: ConnectedCluster,
  terminals: ClusterTerminals,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const texts = owned.add(new vscode.EventEmitter<vscode.Uri>());
  let loading: Promise<Inspection> | undefined;
  const load = async (): Promise<Inspection> => {
    const { Inspection } = await import("./inspection.ts");
    return owned.add(new Inspection(cluster, log, (uri) => texts.fire(uri)));
  };
  const loaded = (): Promise<Inspection> => (loading ??= load());
  const provide = (scheme: string, read: (loaded: Inspection, uri: vscode.Uri) => Promise<string>): void => {
    owned.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: texts.event,
        provideTextDocumentContent: async (uri) => read(await loaded(), uri),
      }),
    );
  };
  provide(objectDocumentScheme, ({ objects }, uri) => objects.text(uri));
  provide(descriptionScheme, ({ descriptions }, uri) => descriptions.text(uri));
  const register = (
    id: CommandId,
    run: (loaded: Inspection, session: ClusterSession, argument: unknown) => Promise<void>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, argument) =>
        run(await loaded(), session, argument),
      ),
    );
  };
  register(commandIds.showYaml, (loaded, ...on) => loaded.showYaml(...on));
  register(commandIds.compareWithFile, (loaded, ...on) => loaded.compareWithFile(...on));
  register(commandIds.describeObject, (loaded, ...on) => loaded.describe(...on));
  register(commandIds.refreshDescription, (loaded, ...on) => loaded.refreshDescription(...on));
  const registerLogs = (id: CommandId, previous: boolean): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, element, selected) => {
        const elements = chosenElements(element, selected);
        const terminal = await (await loaded()).showLogs(session, elements, previous);
        if (terminal) terminals.ignore(terminal);
      }),
    );
  };
  registerLogs(commandIds.showLogs, false);
  registerLogs(commandIds.showPreviousLogs, true);
  owned.add(
    registerClusterCommand(commandIds.openContainerShell, cluster, log, async (session, element) => {
      const { openContainerShell } = await import("./openContainerShell.ts");
      const terminal = await openContainerShell(session, element);
      if (terminal) terminals.ignore(terminal);
    }),
  );
  register(commandIds.forwardPort, async ({ forwards }, session, element) => {
    const { forwardPort } = await import("./forwardPort.ts");
    await forwardPort(session, forwards, element);
  });
  owned.add(registerCommand(commandIds.showForwards, log, async () => (await loaded()).forwards.pick()));
  register(commandIds.copyKubectl, (loaded, ...on) => loaded.copyKubectl(...on));
  return owned;
}
