import type { KindData } from "./kindRow.ts";

/**
 * The kinds of Kubernetes by their apiVersions, generated from its discovery documents by
 * `npm run generate:kubernetes`. Of a kind with several versions the preferred one.
 */
export const kindData = {
  v1: {
    Binding: ["bindings", true, [], [], [], ["create"]],
    ComponentStatus: ["componentstatuses", false, ["cs"], [], [], ["get", "list"]],
    ConfigMap: ["configmaps", true, ["cm"]],
    Endpoints: ["endpoints", true, ["ep"]],
    Event: ["events", true, ["ev"]],
    LimitRange: ["limitranges", true, ["limits"]],
    Namespace: [
      "namespaces",
      false,
      ["ns"],
      ["finalize", "status"],
      [],
      ["create", "delete", "get", "list", "patch", "update", "watch"],
    ],
    Node: ["nodes", false, ["no"], ["proxy", "status"]],
    PersistentVolume: ["persistentvolumes", false, ["pv"], ["status"]],
    PersistentVolumeClaim: ["persistentvolumeclaims", true, ["pvc"], ["status"]],
    Pod: [
      "pods",
      true,
      ["po"],
      [
        "attach",
        "binding",
        "ephemeralcontainers",
        "eviction",
        "exec",
        "log",
        "portforward",
        "proxy",
        "resize",
        "status",
      ],
      ["all"],
    ],
    PodTemplate: ["podtemplates", true],
    ReplicationController: ["replicationcontrollers", true, ["rc"], ["scale", "status"], ["all"]],
    ResourceQuota: ["resourcequotas", true, ["quota"], ["status"]],
    Secret: ["secrets", true],
    Service: ["services", true, ["svc"], ["proxy", "status"], ["all"]],
    ServiceAccount: ["serviceaccounts", true, ["sa"], ["token"]],
  },
  "admissionregistration.k8s.io/v1": {
    MutatingAdmissionPolicy: ["mutatingadmissionpolicies", false, [], [], ["api-extensions"]],
    MutatingAdmissionPolicyBinding: ["mutatingadmissionpolicybindings", false, [], [], ["api-extensions"]],
    MutatingWebhookConfiguration: ["mutatingwebhookconfigurations", false, [], [], ["api-extensions"]],
    ValidatingAdmissionPolicy: ["validatingadmissionpolicies", false, [], ["status"], ["api-extensions"]],
    ValidatingAdmissionPolicyBinding: [
      "validatingadmissionpolicybindings",
      false,
      [],
      [],
      ["api-extensions"],
    ],
    ValidatingWebhookConfiguration: ["validatingwebhookconfigurations", false, [], [], ["api-extensions"]],
  },
  "apiextensions.k8s.io/v1": {
    CustomResourceDefinition: [
      "customresourcedefinitions",
      false,
      ["crd", "crds"],
      ["status"],
      ["api-extensions"],
    ],
  },
  "apiregistration.k8s.io/v1": {
    APIService: ["apiservices", false, [], ["status"], ["api-extensions"]],
  },
  "apps/v1": {
    ControllerRevision: ["controllerrevisions", true],
    DaemonSet: ["daemonsets", true, ["ds"], ["status"], ["all"]],
    Deployment: ["deployments", true, ["deploy"], ["scale", "status"], ["all"]],
    ReplicaSet: ["replicasets", true, ["rs"], ["scale", "status"], ["all"]],
    StatefulSet: ["statefulsets", true, ["sts"], ["scale", "status"], ["all"]],
  },
  "authentication.k8s.io/v1": {
    SelfSubjectReview: ["selfsubjectreviews", false, [], [], [], ["create"]],
    TokenReview: ["tokenreviews", false, [], [], [], ["create"]],
  },
  "authorization.k8s.io/v1": {
    LocalSubjectAccessReview: ["localsubjectaccessreviews", true, [], [], [], ["create"]],
    SelfSubjectAccessReview: ["selfsubjectaccessreviews", false, [], [], [], ["create"]],
    SelfSubjectRulesReview: ["selfsubjectrulesreviews", false, [], [], [], ["create"]],
    SubjectAccessReview: ["subjectaccessreviews", false, [], [], [], ["create"]],
  },
  "autoscaling/v2": {
    HorizontalPodAutoscaler: ["horizontalpodautoscalers", true, ["hpa"], ["status"], ["all"]],
  },
  "batch/v1": {
    CronJob: ["cronjobs", true, ["cj"], ["status"], ["all"]],
    Job: ["jobs", true, [], ["status"], ["all"]],
  },
  "certificates.k8s.io/v1": {
    CertificateSigningRequest: ["certificatesigningrequests", false, ["csr"], ["approval", "status"]],
    ClusterTrustBundle: ["clustertrustbundles", false],
    PodCertificateRequest: ["podcertificaterequests", true, [], ["status"]],
  },
  "coordination.k8s.io/v1": {
    Lease: ["leases", true],
  },
  "coordination.k8s.io/v1beta1": {
    LeaseCandidate: ["leasecandidates", true],
  },
  "discovery.k8s.io/v1": {
    EndpointSlice: ["endpointslices", true],
  },
  "events.k8s.io/v1": {
    "Event.events.k8s.io": ["events", true, ["ev"]],
  },
  "flowcontrol.apiserver.k8s.io/v1": {
    FlowSchema: ["flowschemas", false, [], ["status"]],
    PriorityLevelConfiguration: ["prioritylevelconfigurations", false, [], ["status"]],
  },
  "internal.apiserver.k8s.io/v1alpha1": {
    StorageVersion: ["storageversions", false, [], ["status"]],
  },
  "lifecycle.k8s.io/v1alpha1": {
    Eviction: ["evictions", true, [], ["status"]],
    EvictionRequest: ["evictionrequests", true, [], ["status"]],
  },
  "networking.k8s.io/v1": {
    IPAddress: ["ipaddresses", false, ["ip"]],
    Ingress: ["ingresses", true, ["ing"], ["status"]],
    IngressClass: ["ingressclasses", false],
    NetworkPolicy: ["networkpolicies", true, ["netpol"]],
    ServiceCIDR: ["servicecidrs", false, [], ["status"]],
  },
  "node.k8s.io/v1": {
    RuntimeClass: ["runtimeclasses", false],
  },
  "policy/v1": {
    PodDisruptionBudget: ["poddisruptionbudgets", true, ["pdb"], ["status"]],
  },
  "rbac.authorization.k8s.io/v1": {
    ClusterRole: ["clusterroles", false],
    ClusterRoleBinding: ["clusterrolebindings", false],
    Role: ["roles", true],
    RoleBinding: ["rolebindings", true],
  },
  "resource.k8s.io/v1": {
    DeviceClass: ["deviceclasses", false],
    DeviceTaintRule: ["devicetaintrules", false, [], ["status"]],
    ResourceClaim: ["resourceclaims", true, [], ["status"]],
    ResourceClaimTemplate: ["resourceclaimtemplates", true],
    ResourceSlice: ["resourceslices", false],
  },
  "resource.k8s.io/v1alpha3": {
    ResourcePoolStatusRequest: ["resourcepoolstatusrequests", false, [], ["status"]],
  },
  "scheduling.k8s.io/v1alpha3": {
    CompositePodGroup: ["compositepodgroups", true, [], ["status"]],
  },
  "scheduling.k8s.io/v1beta1": {
    PodGroup: ["podgroups", true, [], ["status"]],
    Workload: ["workloads", true],
  },
  "scheduling.k8s.io/v1": {
    PriorityClass: ["priorityclasses", false, ["pc"]],
  },
  "storage.k8s.io/v1": {
    CSIDriver: ["csidrivers", false],
    CSINode: ["csinodes", false, [], ["status"]],
    CSIStorageCapacity: ["csistoragecapacities", true],
    StorageClass: ["storageclasses", false, ["sc"]],
    VolumeAttachment: ["volumeattachments", false, [], ["status"]],
    VolumeAttributesClass: ["volumeattributesclasses", false, ["vac"]],
  },
  "storagemigration.k8s.io/v1": {
    StorageVersionMigration: ["storageversionmigrations", false, [], ["status"]],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, KindData>>>>;
