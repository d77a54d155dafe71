import { Cluster, type V1Node } from "@ngrok/webernetes";
import { ContainerHost } from "../images/container/containerHost.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { installImages } from "../images/installImages.ts";
import { type ImageServices, TeachingImage } from "../images/teachingImage.ts";
import { controlPlanePrograms } from "./controlPlanePrograms.ts";
import { Machines } from "./machines.ts";
import { skipEmptyWrites } from "./skipEmptyWrites.ts";
import { type EventSink, repairApi } from "./repairApi.ts";
import { keepSteady, repairClock } from "./repairClock.ts";
import { repairNetwork } from "./repairNetwork.ts";
import { repairWatches } from "./repairWatches.ts";
import type { Turns } from "../turns.ts";
import { controlPlane, workers } from "./workerNodes.ts";

/** A cluster of webernetes with our images and nodes, before anything of a user is in it. */
export interface BootedCluster {
  readonly cluster: Cluster;
  readonly machines: Machines;
}

export interface BootOptions {
  /** What the images of the cluster share; made once its clock is there. */
  readonly imageServices?: (cluster: Cluster) => ImageServices;
  /** Changes a Node before it is created, to what users made of it last time. */
  readonly restoreNode?: (node: V1Node) => void;
  /** The time of the simulation does not begin before this, in milliseconds since 1970. */
  readonly notBefore?: number;
  /** Takes the events of webernetes' components. */
  readonly events?: EventSink;
  /** Where its components wait for their turn. */
  readonly turns: Turns;
  /** What our own parts of the control plane work with; asked for when they start, after the boot. */
  readonly controllers: () => ControllerContext;
}

/**
 * Boots webernetes with the nodes of the practice cluster. Its own boot creates namespaces, nodes and the Service
 * kube-dns; the pods of its control plane are left out, ours take their place.
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
  const machines = new Machines(cluster, host);
  for (const definition of [controlPlane, ...workers]) {
    const machine = machines.create(definition);
    options.restoreNode?.(machine.node);
  }
  cluster.servers.splice(0, cluster.servers.length, ...machines.all());

  const { corev1 } = cluster.api;
  const createPod = corev1.createNamespacedPod.bind(corev1);
  corev1.createNamespacedPod = ({ body }) => Promise.resolve(body);
  await cluster.init();
  corev1.createNamespacedPod = createPod;

  for (const name of ["kube-public", "kube-node-lease"])
    await corev1.createNamespace({ body: { metadata: { name } } });
  return { cluster, machines };
}

function installControlPlane(
  cluster: Cluster,
  services: ImageServices,
  context: () => ControllerContext,
): void {
  const registry = cluster.imageRegistry;
  const programs = controlPlanePrograms(registry, context);
  const create = registry.create.bind(registry);
  const has = registry.has.bind(registry);
  registry.create = (image) => {
    const program = programs.get(image);
    return program ? new TeachingImage(program, services) : create(image);
  };
  registry.has = (image) => programs.has(image) || has(image);
}
