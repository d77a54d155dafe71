import { readdirSync } from "node:fs";
import path from "node:path";
import { stagesFolder } from "./build.ts";

/** The files and ports of a control plane. */
export interface Layout {
  readonly folder: string;
  /** The folder of etcd's data. */
  readonly data: string;
  readonly kubeconfig: string;
  readonly tokenFile: string;
  readonly serviceAccountKey: string;
  readonly caFile: string;
  readonly ports: { readonly etcd: number; readonly etcdPeer: number; readonly server: number };
}

/** The KWOK stages in use: folders in its `kustomize/stage`, such as `pod/fast`. */
export type Stages = readonly string[];

/** The largest database of etcd, in bytes; a cluster of 150,000 pods takes half of it. */
const mostData = 8 * 1024 ** 3;

/** The arguments of etcd. Its data can be made again, so it does not wait for the disk. */
export function etcdArguments({ data, ports }: Layout): string[] {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    `--data-dir=${data}`,
    `--quota-backend-bytes=${mostData}`,
    "--unsafe-no-fsync",
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
}

/**
 * The arguments of the API server. Pods may be created before the `default` service account exists, since the
 * ServiceAccount admission is off, so tests do not depend on their order.
 */
export function apiServerArguments(layout: Layout): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${layout.ports.etcd}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${layout.ports.server}`,
    "--endpoint-reconciler-type=none",
    `--cert-dir=${path.dirname(layout.caFile)}`,
    `--service-account-key-file=${layout.serviceAccountKey}`,
    `--service-account-signing-key-file=${layout.serviceAccountKey}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    "--service-cluster-ip-range=10.96.0.0/16",
    `--token-auth-file=${layout.tokenFile}`,
    "--authorization-mode=RBAC",
    // As on Amazon EKS and with kubeadm.
    "--allow-privileged=true",
    "--disable-admission-plugins=ServiceAccount",
  ];
}

/** The arguments of the controller manager: Deployments get ReplicaSets, ReplicaSets get pods, and so on. */
export function controllerManagerArguments(layout: Layout): string[] {
  return [
    `--kubeconfig=${layout.kubeconfig}`,
    `--service-account-private-key-file=${layout.serviceAccountKey}`,
    `--root-ca-file=${layout.caFile}`,
    "--leader-elect=false",
    "--secure-port=0",
  ];
}

/** The arguments of the scheduler. */
export function schedulerArguments({ kubeconfig }: Layout): string[] {
  return [`--kubeconfig=${kubeconfig}`, "--leader-elect=false", "--secure-port=0"];
}

/** The arguments of KWOK, which reports every node as ready and its pods as running. */
export function kwokArguments({ kubeconfig }: Layout, stages: Stages): string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    "--manage-all-nodes=true",
    // Renews leases like a kubelet; without them, the node counts as unreachable after 50 s.
    "--node-lease-duration-seconds=40",
    ...stages.flatMap(stageFiles).map((file) => `--config=${file}`),
  ];
}

function stageFiles(stage: string): string[] {
  const folder = path.join(stagesFolder, ...stage.split("/"));
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && file !== "kustomization.yaml")
    .map((file) => path.join(folder, file));
}
