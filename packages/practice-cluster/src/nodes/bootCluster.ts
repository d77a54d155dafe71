import { Cluster, type V1Node } from "@ngrok/webernetes";
import { ContainerHost } from "../images/container/containerHost.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { installImages } from "../webernetes/installImages.ts";
import { type ImageServices, TeachingImage } from "../images/teachingImage.ts";
import { controlPlanePrograms } from "./controlPlanePrograms.ts";
import { Machines } from "./machines.ts";
import type { Obstacle } from "../webernetes/holdBackContainers.ts";
import { skipEmptyWrites } from "../webernetes/skipEmptyWrites.ts";
import { type EventSink, repairApi } from "../webernetes/repairApi.ts";
import { keepSteady, repairClock } from "../webernetes/repairClock.ts";
import { repairNetwork } from "../webernetes/repairNetwork.ts";
import { repairWatches } from "../webernetes/repairWatches.ts";
import type { Turns } from "../turns.ts";
import { addImages } from "../webernetes/addImages.ts";
import { bootWithoutPods } from "../webernetes/bootWithoutPods.ts";
import { controlPlane, workers } from "./workerNodes.ts";

/** A webernetes cluster with the practice cluster's images and nodes, before user objects are restored. */
export interface BootedCluster {
  readonly cluster: Cluster;
  readonly machines: Machines;
}

export interface BootOptions {
  /** Creates the services that the images share, once the cluster's clock exists. */
  readonly imageServices?: (cluster: Cluster) => ImageServices;
  /** Restores the users' changes to a Node before it is created. */
  readonly restoreNode?: (node: V1Node) => void;
  /** The earliest start time of the simulation, in milliseconds since 1970. */
  readonly notBefore?: number;
  /** Receives the events of webernetes' components. */
  readonly events?: EventSink;
  /** Returns why a container cannot be created yet. By default, every container can. */
  readonly obstacle?: Obstacle;
  /** The turns that the cluster's components take. */
  readonly turns: Turns;
  /** Returns the context of the practice cluster's controllers. Called when they start, after the boot. */
  readonly controllers: () => ControllerContext;
}

/**
 * Boots webernetes with the nodes of the practice cluster. webernetes creates namespaces, nodes and the kube-dns
 * Service. The practice cluster replaces the pods of its control plane with its own.
 */
export async function bootCluster(options: BootOptions): Promise<BootedCluster> {
  const cluster = new Cluster({ nodes: 1 });
  const host = new ContainerHost();
  const services = { ...options.imageServices?.(cluster), host };
  installImages(cluster, services);
  installControlPlane(cluster, services, options.controllers);
  repairClock(cluster.clock);
  keepSteady(cluster.clock, options.notBefore);
  repairNetwork(cluster);
  repairWatches(cluster);
  repairApi(cluster, options.events ?? (() => Promise.resolve(false)), options.turns);
  skipEmptyWrites(cluster);
  const machines = new Machines(cluster, host, options.obstacle ?? (() => Promise.resolve(undefined)));
  for (const definition of [controlPlane, ...workers]) {
    const machine = machines.create(definition);
    options.restoreNode?.(machine.node);
  }
  cluster.servers.splice(0, cluster.servers.length, ...machines.all());

  await bootWithoutPods(cluster);
  for (const name of ["kube-public", "kube-node-lease"])
    await cluster.api.corev1.createNamespace({ body: { metadata: { name } } });
  return { cluster, machines };
}

function installControlPlane(
  cluster: Cluster,
  services: ImageServices,
  context: () => ControllerContext,
): void {
  const programs = controlPlanePrograms(cluster.imageRegistry, context);
  addImages(cluster.imageRegistry, (name) => {
    const program = programs.get(name);
    return program && (() => new TeachingImage(program, services));
  });
}
