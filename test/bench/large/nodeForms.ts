/** Texts of a node that differ from node to node; each has a fixed length. */
export const nodeTexts = {
  name: "ip-10-000-000-000.ap-northeast-2.compute.internal",
  address: "10.199.199.199",
  instance: "i-0aaaaaaaaaaaaaaaa",
  zone: "ap-northeast-2a",
  pool: "workers-00",
} as const;

type NodeTexts = Readonly<Record<keyof typeof nodeTexts, string>>;

/** The texts of one of many nodes. */
export function textsOfNode(index: number): NodeTexts {
  const [second, third] = [100 + Math.floor(index / 100), 100 + (index % 100)];
  return {
    name: `ip-10-100-${second}-${third}.ap-northeast-2.compute.internal`,
    address: `10.100.${second}.${third}`,
    instance: `i-0${index.toString(16).padStart(16, "0")}`,
    zone: `ap-northeast-2${"abc"[index % 3]}`,
    pool: `workers-${String(10 + (index % 20))}`,
  };
}

type NodeState = "ready" | "cordoned" | "pressure" | "silent";

/** The share of each state among the nodes. */
export const nodeStates: Readonly<Record<NodeState, number>> = {
  ready: 0.99,
  cordoned: 0.004,
  pressure: 0.003,
  silent: 0.003,
};

const time = "2026-11-01T00:00:00Z";

/** A node of EKS as its kubelet reports it, with the fifty images that a kubelet lists. */
export function nodeForm(state: NodeState): object {
  const resources = {
    cpu: "16",
    memory: "64Gi",
    pods: "110",
    "ephemeral-storage": "83873772Ki",
    "hugepages-2Mi": "0",
  };
  const condition = (type: string, status: string, reason: string): object => ({
    type,
    status,
    reason,
    message: `kubelet says ${reason} of ${type}`,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
  });
  const isSilent = state === "silent";
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: nodeTexts.name,
      annotations: {
        "alpha.kubernetes.io/provided-node-ip": nodeTexts.address,
        "csi.volume.kubernetes.io/nodeid": JSON.stringify({ "ebs.csi.aws.com": nodeTexts.instance }),
        "node.alpha.kubernetes.io/ttl": "0",
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
      },
      labels: {
        "beta.kubernetes.io/arch": "amd64",
        "beta.kubernetes.io/instance-type": "m6i.4xlarge",
        "beta.kubernetes.io/os": "linux",
        "eks.amazonaws.com/capacityType": "ON_DEMAND",
        "eks.amazonaws.com/nodegroup": nodeTexts.pool,
        "failure-domain.beta.kubernetes.io/region": "ap-northeast-2",
        "failure-domain.beta.kubernetes.io/zone": nodeTexts.zone,
        "k8s.io/cloud-provider-aws": "6bb5bd1a0c6f2ae9b0c1a0f0c6ce4a3c",
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/hostname": nodeTexts.name,
        "kubernetes.io/os": "linux",
        "node.kubernetes.io/instance-type": "m6i.4xlarge",
        "topology.ebs.csi.aws.com/zone": nodeTexts.zone,
        "topology.kubernetes.io/region": "ap-northeast-2",
        "topology.kubernetes.io/zone": nodeTexts.zone,
      },
    },
    spec: {
      providerID: `aws:///${nodeTexts.zone}/${nodeTexts.instance}`,
      ...(state === "cordoned" && { unschedulable: true }),
    },
    status: {
      addresses: [
        { type: "InternalIP", address: nodeTexts.address },
        { type: "InternalDNS", address: nodeTexts.name },
        { type: "Hostname", address: nodeTexts.name },
      ],
      allocatable: resources,
      capacity: resources,
      conditions: [
        condition("MemoryPressure", state === "pressure" ? "True" : "False", "KubeletHasSufficientMemory"),
        condition("DiskPressure", "False", "KubeletHasNoDiskPressure"),
        condition("PIDPressure", "False", "KubeletHasSufficientPID"),
        condition("Ready", isSilent ? "Unknown" : "True", isSilent ? "NodeStatusUnknown" : "KubeletReady"),
      ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      images: Array.from({ length: 50 }, (_, each) => image(each)),
      nodeInfo: {
        architecture: "amd64",
        bootID: "7b8f3a8e-4c1b-4f4e-9a39-0b2f5b7a7f11",
        containerRuntimeVersion: "containerd://2.1.4",
        kernelVersion: "6.12.40-64.114.amzn2023.x86_64",
        kubeProxyVersion: "",
        kubeletVersion: "v1.37.2-eks-3025e55",
        machineID: "ec2a4b1f0c5d4f0f8a1b7c9d2e3f4a5b",
        operatingSystem: "linux",
        osImage: "Amazon Linux 2023.9.20261020",
        systemUUID: "ec2a4b1f-0c5d-4f0f-8a1b-7c9d2e3f4a5b",
      },
    },
  };
}

function image(each: number): object {
  const repository = `602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/eks/component-${each}`;
  const digest = each.toString(16).padStart(2, "0").repeat(32);
  return {
    names: [`${repository}@sha256:${digest}`, `${repository}:v1.${each}.0-eksbuild.1`],
    sizeBytes: 30_000_000 + each,
  };
}
