import type { Clock, Cluster } from "@ngrok/webernetes";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { openObjectApi } from "./api/openObjectApi.ts";
import type { PodProcesses } from "./api/http/podProcesses.ts";
import type { PracticeObjectApi } from "./api/practiceObjectApi.ts";
import { type ControllerContext, runController } from "./controllers/controller.ts";
import { writeEvent } from "./controllers/writeEvent.ts";
import { startControllers } from "./controllers/startControllers.ts";
import { ContainerLogs } from "./images/containerLogs.ts";
import { missingConfig, mountConfig } from "./images/mountedConfig.ts";
import { bootCluster } from "./nodes/bootCluster.ts";
import { NodeLifecycle } from "./nodes/lifecycle/nodeLifecycle.ts";
import { loadBalancerRoutes } from "./nodes/loadBalancerRoutes.ts";
import { machineSwitch } from "./nodes/machineSwitch.ts";
import { createSystemObjects } from "./nodes/systemObjects.ts";
import type { ObjectApi } from "./objectApi.ts";
import type { ClusterStorage } from "./storage/clusterStorage.ts";
import { Turns } from "./turns.ts";
import { admitOwnWriters } from "./webernetes/ownWriters.ts";

export interface SimulationOptions {
  readonly log: Logger;
  readonly readSchema: ReadSchemaFile;
  readonly storage: ClusterStorage | undefined;
}

/** A running webernetes with the practice cluster's images, nodes, controllers and API, without HTTP. */
export interface RunningSimulation {
  readonly api: PracticeObjectApi;
  readonly processes: PodProcesses;
  readonly nodes: NodeLifecycle;
  /** The clock of the simulation, which tests can step. */
  readonly clock: Clock;
  stop(): Promise<void>;
}

export async function startSimulation({
  log,
  readSchema,
  storage,
}: SimulationOptions): Promise<RunningSimulation> {
  const later: { api?: ObjectApi; context?: ControllerContext } = {};
  const turns = new Turns();
  let logs: ContainerLogs | undefined;
  const { cluster, machines } = await bootCluster({
    turns,
    controllers: () => {
      if (!later.context) throw new Error("The control plane started before its API.");
      return later.context;
    },
    imageServices: ({ clock }) => {
      logs = new ContainerLogs(() => clock.nowMs());
      return {
        logs,
        configure: async (context) => (later.api ? await mountConfig(later.api, context) : new Map()),
      };
    },
    obstacle: async (pod, container) => later.api && (await missingConfig(later.api, pod, container)),
    // Until the API exists, webernetes writes its events itself.
    events: async (event) => {
      if (!later.api) return false;
      await writeEvent(later.api, cluster.clock, event);
      return true;
    },
    ...(storage ? { restoreNode: (node) => storage.restoreNode(node), notBefore: storage.latestTime() } : {}),
  });
  await storage?.restoreObjects(cluster);
  storage?.follow(cluster);
  const objectApi = await openObjectApi({
    etcd: cluster.etcd,
    readSchema,
    log,
    turns,
    admitOthers: admitOwnWriters,
    now: () => cluster.clock.nowMs(),
  });
  later.api = objectApi;
  const context: ControllerContext = { api: objectApi, clock: cluster.clock, log };
  later.context = context;
  await createSystemObjects(objectApi);

  const stopControllers = startControllers(context);
  const routes = runController(context, loadBalancerRoutes(cluster.network)(context));
  const stopping = new AbortController();
  void forgetLogs(objectApi, logs, stopping.signal).catch((error: unknown) => log.debug(String(error)));
  return {
    api: objectApi,
    processes: processesOf(cluster, logs),
    clock: cluster.clock,
    nodes: new NodeLifecycle(context, machineSwitch(machines)),
    stop: async () => {
      stopping.abort();
      stopControllers();
      routes.stop();
      await objectApi[Symbol.asyncDispose]();
      await cluster.close();
    },
  };
}

async function forgetLogs(
  api: ObjectApi,
  logs: ContainerLogs | undefined,
  signal: AbortSignal,
): Promise<void> {
  for await (const { type, object } of api.watch("pods", {}, signal))
    if (type === "DELETED") logs?.forget(object.metadata.uid ?? "");
}

function processesOf(cluster: Cluster, logs: ContainerLogs | undefined): PodProcesses {
  return {
    logs: (pod, { container, previous }) => logs?.lines(pod.metadata.uid ?? "", container, previous),
    exec: async ({ namespace, pod, container, command }) =>
      await cluster.exec(namespace, pod, container, [...command]),
  };
}
