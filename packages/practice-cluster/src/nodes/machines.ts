import type { Cluster } from "@ngrok/webernetes";
import type { ContainerHost } from "../images/container/containerHost.ts";
import { installExitReasons } from "../webernetes/exitReasons.ts";
import { installImageStore } from "../webernetes/installImages.ts";
import { holdBackContainers, type Obstacle } from "../webernetes/holdBackContainers.ts";
import { type Machine, type MachineConstructor, machineConstructor } from "../webernetes/machine.ts";
import { type MachineDefinition, nodeObject } from "./workerNodes.ts";

/** The machines of a cluster, by name. The names that webernetes gives, `node-1` and so on, are not used. */
export class Machines {
  private readonly cluster: Cluster;
  private readonly host: ContainerHost;
  private readonly obstacle: Obstacle;
  private readonly constructorOfMachine: MachineConstructor;
  private readonly definitions = new Map<string, MachineDefinition>();
  private readonly machines = new Map<string, Machine>();

  /**
   * @param host knows why containers were ended
   * @param obstacle knows why they cannot be made
   */
  constructor(cluster: Cluster, host: ContainerHost, obstacle: Obstacle) {
    this.cluster = cluster;
    this.host = host;
    this.obstacle = obstacle;
    this.constructorOfMachine = machineConstructor(cluster);
  }

  all(): Machine[] {
    return [...this.machines.values()];
  }

  has(name: string): boolean {
    return this.definitions.has(name);
  }

  isRunning(name: string): boolean {
    return this.machines.has(name);
  }

  /** Switches a machine off. Its containers end, its Node object stays unchanged. */
  async stop(name: string): Promise<void> {
    const machine = this.machines.get(name);
    if (!machine) return;
    this.machines.delete(name);
    this.renewServers();
    await machine.close();
  }

  /** Switches a machine on again. Its kubelet starts the pods that are bound to it. */
  async start(name: string): Promise<Machine | undefined> {
    const definition = this.definitions.get(name);
    if (!definition || this.machines.has(name)) return undefined;
    const machine = this.create(definition);
    this.renewServers();
    await machine.boot(this.cluster.ctx);
    return machine;
  }

  private renewServers(): void {
    this.cluster.servers.splice(0, this.cluster.servers.length, ...this.machines.values());
  }

  create(definition: MachineDefinition): Machine {
    const { dnsServiceIp, clock } = this.cluster;
    const machine = new this.constructorOfMachine(this.cluster, {
      name: definition.name,
      podCIDR: definition.podCIDR,
      ipAddresses: [definition.address],
      kubeletConfiguration: {
        syncFrequencyMs: 60_000,
        clusterDNS: [dnsServiceIp],
        clusterDomain: "cluster.local",
        registryPullQPS: 5,
        registryBurst: 10,
        serializeImagePulls: false,
        maxParallelImagePulls: 5,
        minimumGCAgeMs: 0,
        maxPerPodContainerCount: 1,
        maxContainerCount: -1,
        nodeStatusMaxImages: 50,
      },
      dnsConfig: { servers: [dnsServiceIp], searches: [], options: [] },
    });
    Object.assign(machine.node, nodeObject(definition, clock.now()));
    installImageStore(this.cluster, machine);
    installExitReasons(machine, this.host);
    holdBackContainers(machine, this.obstacle);
    this.definitions.set(definition.name, definition);
    this.machines.set(definition.name, machine);
    return machine;
  }
}
