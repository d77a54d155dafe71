import { Cluster, type V1Node } from "@ngrok/webernetes";
import { ContainerHost } from "../images/container/containerHost.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { installImages } from "../webernetes/installImages.ts";
import { type ImageServices, TeachingImage } from "../images/teachingImage.ts";
import { controlPlanePrograms } from "./controlPlanePrograms.ts";
import { Machines } from "./machines.ts";
import { skipEmptyWrites } from "../webernetes/skipEmptyWrites.ts";
import { type EventSink, repairApi } from "../webernetes/repairApi.ts";
import { keepSteady, repairClock } from "../webernetes/repairClock.ts";
import { repairNetwork } from "../webernetes/repairNetwork.ts";
import { repairWatches } from "../webernetes/repairWatches.ts";
import type { Turns } from "../turns.ts";
import { addImages } from "../webernetes/addImages.ts";
import { bootWithoutPods } from "../webernetes/bootWithoutPods.ts";
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
