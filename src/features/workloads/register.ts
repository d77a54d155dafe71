import { type Disposable, DisposableStore } from "../../base/disposable.ts";
import type { Logger } from "../../base/logger.ts";
import type { KubernetesObject } from "../../resources/kubernetesObject.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { commandIds } from "../../vscode/ids.ts";
import { deletePod } from "./deletePod.ts";
import { rollBack, showHistory } from "./rollBack.ts";
import { restartWorkload, setImage } from "./rollOut.ts";
import { scaleWorkload } from "./scale.ts";
import { type WorkloadKind, workloadTarget } from "./workloadTarget.ts";

const rolledOut: readonly WorkloadKind[] = ["Deployment", "StatefulSet", "DaemonSet"];
const scaled: readonly WorkloadKind[] = ["Deployment", "StatefulSet", "ReplicaSet"];

/** What the tree's menus do with workloads and pods. */
export function registerWorkloads(cluster: ConnectedCluster, log: Logger): Disposable {
  const owned = new DisposableStore();
  const register = (
    id: string,
    kinds: readonly WorkloadKind[],
    run: (session: ClusterSession, workload: KubernetesObject) => Promise<void>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, element) => {
        const workload = await workloadTarget(session, element, kinds);
        if (workload) await run(session, workload);
      }),
    );
  };
  register(commandIds.setImage, rolledOut, setImage);
  register(commandIds.restartWorkload, rolledOut, restartWorkload);
  register(commandIds.scaleWorkload, scaled, scaleWorkload);
  register(commandIds.rollBack, ["Deployment"], rollBack);
  register(commandIds.showRolloutHistory, ["Deployment"], showHistory);
  owned.add(registerClusterCommand(commandIds.deletePod, cluster, log, deletePod));
  return owned;
}
