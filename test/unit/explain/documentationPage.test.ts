import assert from "node:assert/strict";
import { kebabCase } from "../../../scripts/kubernetes/kebabCase.ts";
import { explained, readSchemaFile } from "./explained.ts";
import { publishedOpenApi } from "../../../scripts/kubernetes/publishedOpenApi.ts";
import { ReferenceLayout } from "../../../scripts/kubernetes/referenceLayout.ts";

const reference = "https://kubernetes.io/docs/reference/kubernetes-api/";

describe("documentationPage", () => {
  const pages: [string, string, string][] = [
    ["apps/v1 Deployment", "kind", "apps/deployment-v1/#Deployment"],
    ["apps/v1 Deployment", "spec.replicas", "apps/deployment-v1/#DeploymentSpec"],
    ["apps/v1 Deployment", "spec.strategy.type", "apps/deployment-v1/#DeploymentSpec"],
    ["apps/v1 Deployment", "spec.strategy.rollingUpdate.maxSurge", "apps/deployment-v1/#DeploymentSpec"],
    ["apps/v1 Deployment", "status.conditions[0].type", "apps/deployment-v1/#DeploymentCondition"],
    ["apps/v1 Deployment", "metadata.name", "definitions/object-meta-v1-meta/#ObjectMeta"],
    [
      "apps/v1 Deployment",
      "spec.selector.matchLabels.app",
      "definitions/label-selector-v1-meta/#LabelSelector",
    ],
    ["apps/v1 Deployment", "spec.template.metadata", "core/pod-template-v1/#PodTemplateSpec"],
    ["apps/v1 Deployment", "spec.template.spec.containers", "core/pod-v1/#PodSpec"],
    ["apps/v1 Deployment", "spec.template.spec.containers[0].image", "core/pod-v1/#Container"],
    ["apps/v1 Deployment", "spec.template.spec.containers[0].env[0].value", "core/pod-v1/#EnvVar"],
    [
      "apps/v1 Deployment",
      "spec.template.spec.containers[0].resources.limits",
      "core/pod-v1/#ResourceRequirements",
    ],
    ["apps/v1 Deployment", "spec.template.spec.tolerations[0].key", "definitions/toleration-v1/#Toleration"],
    ["apps/v1 DaemonSet", "spec.updateStrategy.type", "apps/daemon-set-v1/#DaemonSetUpdateStrategy"],
    [
      "apps/v1 StatefulSet",
      "spec.volumeClaimTemplates[0].spec",
      "core/persistent-volume-claim-v1/#PersistentVolumeClaim",
    ],
    ["v1 Pod", "spec.volumes[0].hostPath.path", "core/persistent-volume-v1/#HostPathVolumeSource"],
    ["v1 Pod", "spec.volumes[0].emptyDir.medium", "core/pod-v1/#EmptyDirVolumeSource"],
    ["v1 Pod", "status.containerStatuses[0].ready", "core/pod-v1/#PodStatus"],
    ["v1 PodList", "items", "core/pod-v1/#PodList"],
    ["v1 Service", "spec.ports[0].port", "core/service-v1/#ServicePort"],
    ["batch/v1 CronJob", "spec.jobTemplate.spec", "batch/cron-job-v1/#JobTemplateSpec"],
    ["batch/v1 CronJob", "spec.jobTemplate.spec.backoffLimit", "batch/job-v1/#JobSpec"],
    [
      "autoscaling/v1 HorizontalPodAutoscaler",
      "spec.maxReplicas",
      "autoscaling/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec",
    ],
    ["rbac.authorization.k8s.io/v1 RoleBinding", "roleRef.name", "definitions/role-ref-v1-rbac/#RoleRef"],
    [
      "authentication.k8s.io/v1 TokenReview",
      "spec.token",
      "definitions/token-review-v1-authentication/#TokenReviewSpec",
    ],
    ["authentication.k8s.io/v1 TokenRequest", "spec.audiences", ""],
    ["storage.k8s.io/v1 CSIDriver", "spec", "storage/csi-driver-v1/#CSIDriver"],
    ["networking.k8s.io/v1 IPAddress", "spec", "networking/ip-address-v1/#IPAddress"],
    ["discovery.k8s.io/v1 EndpointSlice", "endpoints", "discovery/endpoint-slice-v1/#EndpointSlice"],
  ];
  for (const [type, field, page] of pages) {
    it(`${type} ${field}: ${page || "the reference's front page"}`, async () => {
      assert.equal((await explained(type, field))?.page, reference + page);
    });
  }

  it("reads the pages that the generator makes now", async function () {
    const openApi = publishedOpenApi();
    if (!openApi) return this.skip();
    this.timeout(60_000);
    const written: unknown = JSON.parse((await readSchemaFile("kubernetes/pages.json")) ?? "");
    assert.deepEqual(written, new ReferenceLayout(openApi).pages());
  });

  it("names files as the reference does", () => {
    assert.equal(kebabCase("IPAddress"), "ip-address");
    assert.equal(kebabCase("CSIStorageCapacity"), "csi-storage-capacity");
    assert.equal(kebabCase("FieldsV1"), "fields-v1");
    assert.equal(kebabCase("ServerAddressByClientCIDR"), "server-address-by-client-cidr");
  });
});
