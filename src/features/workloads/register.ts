import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type CommandId, commandIds } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import type * as actions from "./actions.ts";
import type { WorkloadRole } from "./workloadTarget.ts";

type Actions = typeof actions;

/** Registers the commands of the tree's menus that change workloads, pods, and other objects. */
export function registerWorkloads(
  cluster: ConnectedCluster,
  learner: { readonly knownId: string | undefined },
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const register = (
    id: CommandId,
    role: WorkloadRole,
    run: (actions: Actions, session: ClusterSession, workload: KubernetesObject) => Promise<void>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, element) => {
        const loaded = await load();
        const workload = await loaded.workloadTarget(session, element, role, learner.knownId);
        if (workload) await run(loaded, session, workload);
      }),
    );
  };
  register(commandIds.setImage, "rollsOut", ({ setImage }, ...on) => setImage(...on));
  register(commandIds.restartWorkload, "rollsOut", ({ restartWorkload }, ...on) => restartWorkload(...on));
  register(commandIds.scaleWorkload, "scaled", ({ scaleWorkload }, ...on) => scaleWorkload(...on));
  register(commandIds.rollBack, "rolledBack", ({ rollBack }, ...on) => rollBack(...on));
  register(commandIds.showRolloutHistory, "rolledBack", ({ showHistory }, ...on) => showHistory(...on));
  register(commandIds.suspendCronJob, "scheduled", ({ setSuspended }, ...on) => setSuspended(...on, true));
  register(commandIds.resumeCronJob, "scheduled", ({ setSuspended }, ...on) => setSuspended(...on, false));
  register(commandIds.runCronJob, "scheduled", ({ runNow }, ...on) => runNow(...on));
  owned.add(
    registerClusterCommand(commandIds.deleteObject, cluster, log, async (session, element) => {
      const { deleteObject } = await load();
      await deleteObject(session, element);
    }),
  );
  owned.add(
    registerClusterCommand(commandIds.deletePod, cluster, log, async (session, element, selected) => {
      const { deletePod } = await load();
      await deletePod(session, element, selected);
    }),
  );
  return owned;
}

function load(): Promise<Actions> {
  return import("./actions.ts");
}
