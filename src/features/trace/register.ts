import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Observer } from "../../course/progress.ts";
import { commandIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import type { Traces } from "./showTrace.ts";

/** Registers the command that shows what happened to an object, in order and by whom. */
export function registerTrace(
  cluster: ConnectedCluster,
  progress: Observer,
  learner: { readonly knownId: string | undefined },
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  let traces: Traces | undefined;
  owned.add(
    registerClusterCommand(commandIds.showTrace, cluster, log, async (session, element) => {
      const { Traces } = await import("./showTrace.ts");
      traces ??= owned.add(new Traces(progress, learner));
      await traces.show(session, element);
    }),
  );
  return owned;
}
