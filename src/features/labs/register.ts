import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { LabRecord } from "../../course/labRecord.ts";
import { type CommandId, commandIds, contextKeys, inCourseView } from "../../ids.ts";
import type { LabsModel } from "../../labs/labsModel.ts";
import type { KeptLabs } from "../../labs/progress/keptLabs.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { type LabsFeatureContext, labsKey } from "./labsContext.ts";
import type { LabsDesk } from "./labsDesk.ts";

/** Registers the labs and their commands. Their code is loaded when the first command runs, or to continue a lab. */
export function registerLabs(context: LabsFeatureContext): {
  /** Loads the labs, for the views that show them. */
  readonly model: () => Promise<LabsModel>;
  /** Reads the titles of the extension's own labs, by their ids. */
  readonly titles: () => Promise<ReadonlyMap<string, string>>;
  /** What exported progress says of the labs. */
  readonly records: () => Promise<readonly LabRecord[]>;
  /** Forgets the labs that were solved. */
  readonly reset: () => Promise<void>;
  dispose(): void;
} {
  const { cluster, extensionContext, log } = context;
  const owned = new DisposableStore();
  let loading: Promise<LabsDesk> | undefined;
  const desk = (): Promise<LabsDesk> =>
    (loading ??= import("./labsDesk.ts").then(({ LabsDesk: Desk }) => owned.add(new Desk(context))));
  const register = (id: CommandId, run: (desk: LabsDesk, ...args: unknown[]) => Promise<void>): void => {
    owned.add(registerCommand(id, log, async (...args) => run(await desk(), ...args)));
  };
  const isShown = (where: unknown): boolean => where === inCourseView;
  register(commandIds.startLab, (it, id, where) =>
    it.start(typeof id === "string" ? id : undefined, isShown(where)),
  );
  register(commandIds.startLabOver, (it, where) => it.startOver(isShown(where)));
  register(commandIds.openLabManifest, (it) => it.openManifest());
  register(commandIds.nextLabHint, (it, where) => it.openHint(isShown(where)));
  register(commandIds.showLabWay, (it, where) => it.showWay(isShown(where)));
  register(commandIds.endLab, (it) => it.end());

  const kept = (): Partial<KeptLabs> | undefined => extensionContext.globalState.get(labsKey);
  const isUnderWay = (): boolean => kept()?.started?.id !== undefined;
  setContextKey(contextKeys.lab, isUnderWay());
  const goOn = (): void => {
    if (cluster.session && isUnderWay()) void desk();
  };
  owned.add(cluster.onDidChangeSession(goOn));
  const records = async (): Promise<readonly LabRecord[]> => {
    const { labRecords } = await import("../../labs/progress/labRecords.ts");
    return labRecords(kept());
  };
  const titles = async (): Promise<ReadonlyMap<string, string>> => {
    const { readLabs } = await import("./readLabs.ts");
    const { labs } = await readLabs(extensionContext.extensionUri);
    const own = labs.filter(({ isOfWorkspace }) => !isOfWorkspace);
    return new Map(own.map(({ lab }) => [lab.id, lab.texts.title]));
  };
  return {
    model: async () => (await desk()).model,
    titles,
    records,
    reset: async () => (await desk()).resetProgress(),
    dispose: () => owned.dispose(),
  };
}
