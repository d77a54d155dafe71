import { definitionName } from "@kubernetes-workshop/kubernetes/kinds/definitionName";
import { type KindRow, resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ResourceType, ScalePaths } from "../api/resourceType.ts";
import { configMap } from "./configMap.ts";
import { controllerRevision } from "./controllerRevision.ts";
import { cronJob } from "./cronJob.ts";
import { customResourceDefinition } from "./customResourceDefinition.ts";
import { daemonSet } from "./daemonSet.ts";
import { deployment } from "./deployment.ts";
import { endpoints } from "./endpoints.ts";
import { endpointSlice } from "./endpointSlice.ts";
import { event } from "./event.ts";
import { horizontalPodAutoscaler } from "./horizontalPodAutoscaler.ts";
import { ingress } from "./ingress.ts";
import { ingressClass } from "./ingressClass.ts";
import { job } from "./job.ts";
import type { KindRules } from "./kindRules.ts";
import { lease } from "./lease.ts";
import { namespace } from "./namespace.ts";
import { networkPolicy } from "./networkPolicy.ts";
import { node } from "./node.ts";
import { persistentVolume } from "./persistentVolume.ts";
import { persistentVolumeClaim } from "./persistentVolumeClaim.ts";
import { pod } from "./pod.ts";
import { podDisruptionBudget } from "./podDisruptionBudget.ts";
import { priorityClass } from "./priorityClass.ts";
import { replicaSet } from "./replicaSet.ts";
import { replicationController } from "./replicationController.ts";
import { role } from "./role.ts";
import { roleBinding } from "./roleBinding.ts";
import { secret } from "./secret.ts";
import { service } from "./service.ts";
import { serviceAccount } from "./serviceAccount.ts";
import { statefulSet } from "./statefulSet.ts";
import { storageClass } from "./storageClass.ts";

/** The kinds that the practice cluster serves, in discovery order, each with its rules. */
const rules: readonly (readonly [KindRow, KindRules])[] = [
  [kinds.ConfigMap, configMap],
  [kinds.Endpoints, endpoints],
  [kinds.Event, event],
  [kinds.LimitRange, {}],
  [kinds.Namespace, namespace],
  [kinds.Node, node],
  [kinds.PersistentVolumeClaim, persistentVolumeClaim],
  [kinds.PersistentVolume, persistentVolume],
  [kinds.Pod, pod],
  [kinds.ReplicationController, replicationController],
  [kinds.ResourceQuota, { firstStatus: {} }],
  [kinds.Secret, secret],
  [kinds.ServiceAccount, serviceAccount],
  [kinds.Service, service],
  [kinds.ControllerRevision, controllerRevision],
  [kinds.DaemonSet, daemonSet],
  [kinds.Deployment, deployment],
  [kinds.ReplicaSet, replicaSet],
  [kinds.StatefulSet, statefulSet],
  [kinds.HorizontalPodAutoscaler, horizontalPodAutoscaler],
  [kinds.CronJob, cronJob],
  [kinds.Job, job],
  [kinds.Lease, lease],
  [kinds.EndpointSlice, endpointSlice],
  [kinds.IngressClass, ingressClass],
  [kinds.Ingress, ingress],
  [kinds.NetworkPolicy, networkPolicy],
  [kinds.PodDisruptionBudget, podDisruptionBudget],
  [kinds.ClusterRoleBinding, roleBinding(["ClusterRole"])],
  [kinds.ClusterRole, role(false)],
  [kinds.RoleBinding, roleBinding(["Role", "ClusterRole"])],
  [kinds.Role, role(true)],
  [kinds.PriorityClass, priorityClass],
  [kinds.StorageClass, storageClass],
  [kinds.CustomResourceDefinition, customResourceDefinition],
];

const workloadScale: ScalePaths = {
  spec: ["spec", "replicas"],
  status: ["status", "replicas"],
  selector: ["status", "selector"],
};

/** The built-in resource types of the practice cluster. */
export const servedKinds: readonly ResourceType[] = rules.map(([row, own]) => ({
  group: row.group,
  version: row.version,
  plural: row.plural,
  singular: row.singular,
  kind: row.kind,
  namespaced: row.namespaced,
  shortNames: row.shortNames,
  categories: row.categories,
  status: row.subresources.includes("status"),
  scale: row.subresources.includes("scale") ? workloadScale : undefined,
  generation: own.generation ?? false,
  storage: own.storage ?? resourceName(row),
  definition: definitionName(row),
  rules: own,
}));
