/** The resources that a node offers to pods. */
const resources = { cpu: "4", memory: "16Gi", pods: "110" };

/**
 * Returns the manifest of a node managed by KWOK, as a kubelet would register it.
 *
 * @param address the address of its kubelet, on the usual port
 */
export function nodeManifest(
  name: string,
  labels: Readonly<Record<string, string>>,
  kubeletVersion: string,
  address?: string,
): object {
  const reachable = address !== undefined && {
    addresses: [
      { type: "InternalIP", address },
      { type: "Hostname", address: name },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
  };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      annotations: { "kwok.x-k8s.io/node": "fake" },
      labels: {
        "kubernetes.io/arch": "amd64",
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        ...labels,
      },
    },
    status: { allocatable: resources, capacity: resources, nodeInfo: { kubeletVersion }, ...reachable },
  };
}

/** Three workers in three zones, with the labels that nodes have on Amazon EKS. */
export const workers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "worker-a": workerLabels("ap-northeast-2a"),
  "worker-b": workerLabels("ap-northeast-2b"),
  "worker-c": workerLabels("ap-northeast-2c"),
};

function workerLabels(zone: string): Record<string, string> {
  return {
    "eks.amazonaws.com/nodegroup": "workshop",
    "node-role.kubernetes.io/worker": "",
    "node.kubernetes.io/instance-type": "m6i.xlarge",
    "topology.kubernetes.io/region": "ap-northeast-2",
    "topology.kubernetes.io/zone": zone,
  };
}
