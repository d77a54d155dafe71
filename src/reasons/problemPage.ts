import { type Language, pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Problem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";

/** The concept of each problem, in a page that kubernetes.io has in every language of the product. */
const paths: Readonly<Record<Problem["code"], string>> = {
  image: "containers/images/#imagepullbackoff",
  exited: "workloads/pods/pod-lifecycle/#container-states",
  outOfMemory: "configuration/manage-resources-containers/",
  probe: "configuration/liveness-readiness-startup-probes/",
  readinessGate: "workloads/pods/pod-lifecycle/#pod-readiness-gate",
  missing: "configuration/configmap/",
  cannotStart: "workloads/pods/pod-lifecycle/#container-states",
  noNode: "scheduling-eviction/assign-pod-node/",
  gated: "scheduling-eviction/pod-scheduling-readiness/",
  volume: "storage/persistent-volumes/",
  sandbox: "extend-kubernetes/compute-storage-net/network-plugins/",
  notStarted: "workloads/pods/pod-lifecycle/",
  evicted: "scheduling-eviction/node-pressure-eviction/",
  rejected: "workloads/pods/pod-lifecycle/",
  nodeSilent: "architecture/nodes/",
  finalizers: "overview/working-with-objects/finalizers/",
  notStopped: "workloads/pods/pod-lifecycle/#pod-termination",
  refused: "policy/resource-quotas/",
  noProgress: "workloads/controllers/deployment/#deployment-status",
  noneReady: "workloads/pods/pod-lifecycle/",
  noPods: "workloads/controllers/",
  tooFew: "workloads/pods/pod-lifecycle/",
  paused: "workloads/controllers/deployment/",
  suspended: "workloads/controllers/job/",
  gaveUp: "workloads/controllers/job/",
  podsFailed: "workloads/controllers/job/",
  nodeNotReady: "architecture/nodes/",
  pressure: "scheduling-eviction/node-pressure-eviction/",
  networkUnavailable: "extend-kubernetes/compute-storage-net/network-plugins/",
  cordoned: "architecture/nodes/",
  noEndpoints: "services-networking/service/",
  noMatch: "services-networking/service/",
  noPort: "services-networking/service/",
  noAddress: "services-networking/service/#loadbalancer",
  firstConsumer: "storage/storage-classes/#volume-binding-mode",
  noClass: "storage/storage-classes/",
  noVolume: "storage/persistent-volumes/",
  volumeLost: "storage/persistent-volumes/",
  noMetrics: "workloads/autoscaling/horizontal-pod-autoscale/",
  cannotScale: "workloads/autoscaling/horizontal-pod-autoscale/",
  scaledToZero: "workloads/autoscaling/horizontal-pod-autoscale/",
};

/** The address of the page of kubernetes.io that explains a problem. */
export function problemPage(problem: Problem, language: Language): string {
  return pageIn(language, `https://kubernetes.io/docs/concepts/${pathOf(problem)}`);
}

/** The concept of what is missing; by default, that of a ConfigMap. */
const pathsOfMissing: ReadonlyMap<string, string> = new Map([
  ["Secret", "configuration/secret/"],
  ["Service", "services-networking/service/"],
  ["StorageClass", "storage/storage-classes/"],
  ["Deployment", "workloads/controllers/deployment/"],
]);

function pathOf(problem: Problem): string {
  if (problem.code === "missing") return pathsOfMissing.get(problem.kind) ?? paths.missing;
  if (problem.code === "refused" && problem.by.type === "podSecurity")
    return "security/pod-security-admission/";
  return paths[problem.code];
}
