import type { Cluster } from "@ngrok/webernetes";

/** A kubelet with its container runtime. */
export type Machine = Cluster["servers"][number];

interface MachineOptions {
  readonly name: string;
  readonly podCIDR: string;
  readonly ipAddresses: string[];
  readonly kubeletConfiguration: Record<string, unknown>;
  readonly dnsConfig: { servers: string[]; searches: string[]; options: string[] };
}

export type MachineConstructor = new (cluster: Cluster, options: MachineOptions) => Machine;

/**
 * The class of webernetes' machines. webernetes does not export it, so it is taken from an instance, where TypeScript
 * types it as a plain function.
 */
export function machineConstructor(cluster: Cluster): MachineConstructor {
  const [first] = cluster.servers;
  if (!first) throw new Error("A cluster of webernetes begins with at least one machine.");
  return first.constructor as MachineConstructor;
}
