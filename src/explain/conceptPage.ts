import { type Language, pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

const concepts = "https://kubernetes.io/docs/concepts";

interface Concept {
  /** The path of the page below the concepts. */
  readonly path: string;
  /** The languages that the page is translated into. */
  readonly languages: readonly Language[];
}

const korean = (path: string): Concept => ({ path, languages: ["ko"] });

/**
 * Definitions → the page about the concept. The translations are those in `content/<language>/docs/concepts` of
 * https://github.com/kubernetes/website
 */
export const conceptsOfTypes: ReadonlyMap<string, Concept> = new Map([
  ["core.v1.Pod", korean("workloads/pods/")],
  ["core.v1.PodSpec", korean("workloads/pods/")],
  ["core.v1.PodStatus", korean("workloads/pods/pod-lifecycle/")],
  ["core.v1.Container", korean("containers/")],
  ["core.v1.Lifecycle", korean("containers/container-lifecycle-hooks/")],
  ["core.v1.Probe", korean("configuration/liveness-readiness-startup-probes/")],
  ["core.v1.ResourceRequirements", korean("configuration/manage-resources-containers/")],
  ["core.v1.Affinity", korean("scheduling-eviction/assign-pod-node/")],
  ["core.v1.Toleration", korean("scheduling-eviction/taint-and-toleration/")],
  ["core.v1.Taint", korean("scheduling-eviction/taint-and-toleration/")],
  ["core.v1.TopologySpreadConstraint", korean("scheduling-eviction/topology-spread-constraints/")],
  ["core.v1.Volume", korean("storage/volumes/")],
  ["core.v1.VolumeMount", korean("storage/volumes/")],
  ["core.v1.PersistentVolume", korean("storage/persistent-volumes/")],
  ["core.v1.PersistentVolumeClaim", korean("storage/persistent-volumes/")],
  ["core.v1.PersistentVolumeClaimSpec", korean("storage/persistent-volumes/")],
  ["storage.v1.StorageClass", korean("storage/storage-classes/")],
  ["core.v1.ConfigMap", korean("configuration/configmap/")],
  ["core.v1.Secret", korean("configuration/secret/")],
  ["core.v1.Namespace", korean("overview/working-with-objects/namespaces/")],
  ["core.v1.Node", korean("architecture/nodes/")],
  ["core.v1.Service", korean("services-networking/service/")],
  ["core.v1.ServiceAccount", korean("security/service-accounts/")],
  ["core.v1.ResourceQuota", korean("policy/resource-quotas/")],
  ["core.v1.LimitRange", korean("policy/limit-range/")],
  ["apps.v1.Deployment", korean("workloads/controllers/deployment/")],
  ["apps.v1.ReplicaSet", korean("workloads/controllers/replicaset/")],
  ["apps.v1.StatefulSet", korean("workloads/controllers/statefulset/")],
  ["apps.v1.DaemonSet", korean("workloads/controllers/daemonset/")],
  ["batch.v1.Job", korean("workloads/controllers/job/")],
  ["batch.v1.JobSpec", korean("workloads/controllers/job/")],
  ["batch.v1.CronJob", korean("workloads/controllers/cron-jobs/")],
  ["networking.v1.Ingress", korean("services-networking/ingress/")],
  ["networking.v1.NetworkPolicy", korean("services-networking/network-policies/")],
  ["discovery.v1.EndpointSlice", korean("services-networking/endpoint-slices/")],
  ["autoscaling.v2.HorizontalPodAutoscaler", korean("workloads/autoscaling/horizontal-pod-autoscale/")],
  ["policy.v1.PodDisruptionBudget", korean("workloads/pods/disruptions/")],
  ["apiextensions.v1.CustomResourceDefinition", korean("extend-kubernetes/api-extension/custom-resources/")],
  ["meta.v1.LabelSelector", korean("overview/working-with-objects/labels/")],
  ["meta.v1.ObjectMeta", korean("overview/working-with-objects/")],
]);

/**
 * Returns the page about the concept of a field in a language that the reference of the API is not translated into;
 * undefined in English, where the reference is linked to, and if there is none.
 *
 * @param owners names of the definitions on the way to the field, the one that declares the field last
 */
export function conceptPage(owners: readonly string[], language: Language): string | undefined {
  const owner = owners.findLast((each) => conceptsOfTypes.get(each)?.languages.includes(language));
  const concept = owner === undefined ? undefined : conceptsOfTypes.get(owner);
  return concept && pageIn(language, `${concepts}/${concept.path}`);
}
