import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { newestVersion } from "./newestVersion.ts";

const reference = "https://kubernetes.io/docs/reference/kubernetes-api";

/**
 * The page of the API reference that tells about a field, at the heading of the definition that declares it.
 *
 * The reference has a page for the newest version of each kind, which also holds the definitions that only this
 * kind uses, or uses most directly; a definition shared by several has a page of its own.
 * https://github.com/kubernetes-sigs/reference-docs decides which is which; a test does as it does, for every
 * field.
 *
 * @param owners short names of the definitions on the way to the field, the one that declares it last
 */
export function documentationPage(owners: readonly string[], kinds: KindIndex): string {
  const way = owners.map(partsOf).filter(({ name }) => !inlined.has(name));
  const owner = way.at(-1);
  const page = owner && (sharedPage(owner) ?? kindPage(elsewhere(owner) ?? owner, kinds));
  const nearest = page ?? way.map((each) => kindPage(each, kinds)).findLast((each) => each);
  return owner && nearest ? `${reference}/${nearest}/#${owner.name}` : `${reference}/`;
}

interface Parts {
  readonly group: string;
  readonly name: string;
}

function partsOf(definition: string): Parts {
  const [group = "", , name = ""] = definition.split(".");
  return { group, name };
}

/** Definitions without a heading: their fields stand with those of the definition around them, if at all. */
const inlined = new Set([
  "ContainerStatus",
  "DeploymentStrategy",
  "PodGroupResourceClaimStatus",
  "PodResourceClaimStatus",
  "RollingUpdateDaemonSet",
  "RollingUpdateDeployment",
  "VolumeMountStatus",
  "VolumeStatus",
]);

/** Definitions with a page of their own: by group, the version that the page has and the names. */
const shared: Readonly<Record<string, readonly [version: string, names: string]>> = {
  admissionregistration: [
    "v1",
    "MatchCondition MatchResources NamedRuleWithOperations ParamKind ParamRef RuleWithOperations ServiceReference Variable WebhookClientConfig",
  ],
  authentication: ["v1", "SelfSubjectReview TokenReview UserInfo"],
  authorization: [
    "v1",
    "FieldSelectorAttributes LabelSelectorAttributes LocalSubjectAccessReview NonResourceAttributes NonResourceRule ResourceAttributes ResourceRule SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview SubjectRulesReviewStatus",
  ],
  autoscaling: ["v1", "Scale"],
  core: [
    "v1",
    "Binding EventSource LocalObjectReference NodeSelector NodeSelectorTerm ObjectReference Toleration TypedLocalObjectReference VolumeHealthCondition",
  ],
  policy: ["v1", "Eviction"],
  rbac: ["v1", "PolicyRule RoleRef Subject"],
  resource: ["v1beta1", "BasicDevice"],
  scheduling: ["v1beta1", "TypedLocalObjectReference"],
};

function sharedPage({ group, name }: Parts): string | undefined {
  if (group === "meta") return `definitions/${kebabCase(name.replace(/List$/, ""))}-v1-meta`;
  const [version, names] = ownField(shared, group) ?? [];
  const found = baseNames(name).find((each) => names?.split(" ").includes(each));
  return (
    found && version && `definitions/${kebabCase(found)}-${version}${group === "core" ? "" : `-${group}`}`
  );
}

/** Definitions that stand on the page of another kind than the nearest one on the way. */
const onPageOf: Readonly<Record<string, string>> = {
  "core.PersistentVolume":
    "core.AWSElasticBlockStoreVolumeSource core.AzureDiskVolumeSource core.FCVolumeSource core.FlockerVolumeSource core.GCEPersistentDiskVolumeSource core.HostPathVolumeSource core.NFSVolumeSource core.PhotonPersistentDiskVolumeSource core.PortworxVolumeSource core.QuobyteVolumeSource core.VsphereVirtualDiskVolumeSource",
  "resource.DeviceClass":
    "resource.CELDeviceSelector resource.DeviceSelector resource.OpaqueDeviceConfiguration",
  "resource.DeviceTaintRule": "resource.DeviceTaint",
  "resource.ResourceSlice": "core.NodeSelectorRequirement",
  "scheduling.PodGroup":
    "scheduling.AllDisruptionMode scheduling.BasicSchedulingPolicy scheduling.DisruptionMode scheduling.GangSchedulingPolicy scheduling.PodGroupResourceClaim scheduling.PodGroupSchedulingConstraints scheduling.PodGroupSchedulingPolicy scheduling.SingleDisruptionMode scheduling.TopologyConstraint scheduling.WorkloadReference",
  "scheduling.Workload":
    "scheduling.AllCompositeDisruptionMode scheduling.CompositeBasicSchedulingPolicy scheduling.CompositeDisruptionMode scheduling.CompositeGangSchedulingPolicy scheduling.CompositePodGroupSchedulingConstraints scheduling.CompositePodGroupSchedulingPolicy scheduling.SingleCompositeDisruptionMode",
};

function elsewhere({ group, name }: Parts): Parts | undefined {
  const found = Object.entries(onPageOf).find(([, names]) => names.split(" ").includes(`${group}.${name}`));
  const [kindGroup = "", kind = ""] = found?.[0].split(".") ?? [];
  return found && { group: kindGroup, name: kind };
}

/** The page of a kind, where the definition is one or the spec, status or list of one. */
function kindPage({ group, name }: Parts, kinds: KindIndex): string | undefined {
  const definitions = Object.values(kinds).flatMap((each) => Object.values(each));
  for (const kind of baseNames(name)) {
    const versions = definitions
      .map((each) => each.split("."))
      .filter(([itsGroup, , its]) => itsGroup === group && its === kind)
      .map(([, version = ""]) => version);
    const version = newestVersion(versions);
    if (version && !withoutPage.has(kind)) return `${group}/${kebabCase(kind)}-${version}`;
  }
  return undefined;
}

/** What is only ever sent to a subresource, and left out of the reference. */
const withoutPage = new Set(["TokenRequest"]);

/** The definition's name, and that of the kind it would be the spec, status or list of. */
function baseNames(name: string): string[] {
  const base = name.replace(/(?:Spec|Status|List)$/, "");
  return base === name ? [name] : name.endsWith("List") ? [base] : [name, base];
}

/** `IPAddress` → `ip-address`, `CSIDriver` → `csi-driver`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
