import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import type { V1Node } from "@ngrok/webernetes";

/** A machine of the practice cluster. */
export interface MachineDefinition {
  readonly name: string;
  readonly address: string;
  /** The addresses of its pods. */
  readonly podCIDR: string;
  readonly zone: string;
  readonly instanceId: string;
}

const region = "ap-northeast-2";

const worker = (address: string, zone: string, podCIDR: string, instanceId: string): MachineDefinition => ({
  name: `ip-${address.replaceAll(".", "-")}.${region}.compute.internal`,
  address,
  podCIDR,
  zone: `${region}${zone}`,
  instanceId,
});

/** Three workers in three zones, named as EKS names its nodes. */
export const workers: readonly MachineDefinition[] = [
  worker("192.168.12.34", "a", "192.168.32.0/24", "i-0a1b2c3d4e5f60001"),
  worker("192.168.48.107", "b", "192.168.64.0/24", "i-0a1b2c3d4e5f60002"),
  worker("192.168.83.219", "c", "192.168.96.0/24", "i-0a1b2c3d4e5f60003"),
];

/** The machine of the control plane, which a kubeadm cluster shows and EKS hides. */
export const controlPlane: MachineDefinition = {
  name: "practice-control-plane",
  address: "192.168.0.10",
  podCIDR: "192.168.16.0/24",
  zone: `${region}a`,
  instanceId: "i-0a1b2c3d4e5f60000",
};

const controlPlaneRole = "node-role.kubernetes.io/control-plane";

function isControlPlane(machine: MachineDefinition): boolean {
  return machine.name === controlPlane.name;
}

/**
 * The Node object of a machine: labels, capacity and version as EKS shows them for an m6i.large.
 * https://kubernetes.io/docs/reference/node/node-labels/ https://kubernetes.io/docs/reference/node/node-status/
 */
export function nodeObject(machine: MachineDefinition, now: Date): V1Node {
  const master = isControlPlane(machine);
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: machine.name,
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/os": "linux",
        "kubernetes.io/hostname": machine.name,
        "node.kubernetes.io/instance-type": "m6i.large",
        "topology.kubernetes.io/region": region,
        "topology.kubernetes.io/zone": machine.zone,
        ...(master
          ? { [controlPlaneRole]: "", "node.kubernetes.io/exclude-from-external-load-balancers": "" }
          : { "eks.amazonaws.com/capacityType": "ON_DEMAND", "eks.amazonaws.com/nodegroup": "practice" }),
      },
      annotations: { "node.alpha.kubernetes.io/ttl": "0" },
    },
    spec: {
      podCIDR: machine.podCIDR,
      podCIDRs: [machine.podCIDR],
      providerID: `aws:///${machine.zone}/${machine.instanceId}`,
      ...(master ? { taints: [{ key: controlPlaneRole, effect: "NoSchedule" }] } : {}),
    },
    status: {
      addresses: [
        { type: "InternalIP", address: machine.address },
        { type: "Hostname", address: machine.name },
        ...(master ? [] : [{ type: "InternalDNS", address: machine.name }]),
      ],
      capacity: { cpu: "2", memory: "7934424Ki", "ephemeral-storage": "20893676Ki", pods: "110" },
      allocatable: { cpu: "1930m", memory: "7244248Ki", "ephemeral-storage": "18181869946", pods: "110" },
      conditions: readyConditions(now),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: "amd64",
        bootID: machine.instanceId,
        containerRuntimeVersion: "containerd://2.2.1",
        kernelVersion: "6.12.58-82.121.amzn2023.x86_64",
        kubeProxyVersion: "",
        kubeletVersion: master ? kubernetesVersion : `${kubernetesVersion}-eks-3cfe0ce`,
        machineID: machine.instanceId.replace("i-", "ec2"),
        operatingSystem: "linux",
        osImage: "Amazon Linux 2023 (simulated)",
        systemUUID: machine.instanceId.replace("i-", "ec2"),
      },
    },
  };
}

/** The conditions that a kubelet reports for a healthy node. */
function readyConditions(now: Date): NonNullable<NonNullable<V1Node["status"]>["conditions"]> {
  const healthy = (type: string, reason: string, message: string) => ({
    type,
    status: "False",
    reason,
    message,
  });
  return [
    healthy("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
    healthy("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
    healthy("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
    { type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" },
  ].map((condition) => ({ ...condition, lastHeartbeatTime: now, lastTransitionTime: now }));
}
