import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { coreDNSImage, etcdImage } from "./controlPlanePrograms.ts";
import { controlPlane } from "./workerNodes.ts";

const namespace = "kube-system";

/**
 * The pods of the control plane, with names and labels like those of kubeadm's static pods. They are ordinary pods,
 * because a kubelet ignores mirror pods.
 */
export const controlPlanePods: readonly ApiObject[] = [
  { component: "etcd", image: etcdImage },
  ...["kube-apiserver", "kube-controller-manager", "kube-scheduler"].map((component) => ({
    component,
    image: `registry.k8s.io/${component}:${kubernetesVersion}`,
  })),
].map(({ component, image }) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: `${component}-${controlPlane.name}`,
    namespace,
    labels: { component, tier: "control-plane" },
  },
  spec: {
    nodeName: controlPlane.name,
    priorityClassName: "system-node-critical",
    containers: [{ name: component, image, resources: { requests: { cpu: "100m" } } }],
    tolerations: [{ operator: "Exists", effect: "NoExecute" }],
  },
}));

/** CoreDNS, as kubeadm installs it. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const coreDNS: ApiObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "coredns", namespace, labels: { "k8s-app": "kube-dns" } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { "k8s-app": "kube-dns" } },
    template: {
      metadata: { labels: { "k8s-app": "kube-dns" } },
      spec: {
        containers: [
          {
            name: "coredns",
            image: coreDNSImage,
            ports: [{ name: "dns", containerPort: 53, protocol: "UDP" }],
            resources: { requests: { cpu: "100m", memory: "70Mi" } },
          },
        ],
        tolerations: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }],
      },
    },
  },
};

/** kube-proxy on every node. https://kubernetes.io/docs/concepts/overview/components/#kube-proxy */
const kubeProxy: ApiObject = {
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "kube-proxy", namespace, labels: { "k8s-app": "kube-proxy" } },
  spec: {
    selector: { matchLabels: { "k8s-app": "kube-proxy" } },
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
    template: {
      metadata: { labels: { "k8s-app": "kube-proxy" } },
      spec: {
        containers: [{ name: "kube-proxy", image: `registry.k8s.io/kube-proxy:${kubernetesVersion}` }],
        tolerations: [{ operator: "Exists" }],
        priorityClassName: "system-node-critical",
      },
    },
  },
};

/** Creates the initial objects of a kubeadm cluster in kube-system. */
export async function createSystemObjects(api: ObjectApi): Promise<void> {
  for (const pod of controlPlanePods) await api.create("pods", structuredClone(pod));
  await api.create("deployments.apps", structuredClone(coreDNS));
  await api.create("daemonsets.apps", structuredClone(kubeProxy));
}
