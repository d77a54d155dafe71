import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type FieldPath, namesOf } from "../manifests/fieldPath.ts";

const guide = "https://docs.aws.amazon.com/eks/latest/eksctl";

/**
 * Returns the page of the eksctl user guide for a field of a ClusterConfig, or for its nearest enclosing field that
 * has one. The guide is organized by task and has no field reference.
 */
export function eksctlPage(path: FieldPath): string {
  const names = namesOf(path);
  for (let length = names.length; length > 0; length--) {
    const page = ownField(eksctlPages, names.slice(0, length).join("."));
    if (page) return `${guide}/${page}.html`;
  }
  return `${guide}/creating-and-managing-clusters.html`;
}

/** Pages for the fields that managed and self-managed node groups share. */
const ofNodeGroups: Readonly<Record<string, string>> = {
  additionalVolumes: "nodegroup-additional-volume-mappings",
  ami: "custom-ami-support",
  amiFamily: "custom-ami-support",
  iam: "iam-policies",
  instanceSelector: "instance-selector",
  overrideBootstrapCommand: "node-bootstrapping",
  preBootstrapCommands: "node-bootstrapping",
  privateNetworking: "vpc-subnet-settings",
  propagateASGTags: "autoscaling",
  subnets: "vpc-subnet-settings",
  taints: "nodegroup-taints",
};

function below(field: string, pages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [`${field}.${name}`, page]));
}

/** Field path without list indexes → name of the page. Exported for the test that looks up each page. */
export const eksctlPages: Readonly<Record<string, string>> = {
  accessConfig: "access-entries",
  addons: "addons",
  "addons.podIdentityAssociations": "pod-identity-associations",
  addonsConfig: "addons",
  "addonsConfig.autoApplyPodIdentityAssociations": "pod-identity-associations",
  autoModeConfig: "auto-mode",
  cloudWatch: "cloudwatch-cluster-logging",
  fargateProfiles: "fargate",
  iam: "iam",
  "iam.podIdentityAssociations": "pod-identity-associations",
  "iam.serviceAccounts": "iamserviceaccounts",
  "iam.serviceRolePermissionsBoundary": "iam-permissions-boundary",
  "iam.withOIDC": "iamserviceaccounts",
  iamIdentityMappings: "iam-identity-mappings",
  karpenter: "eksctl-karpenter",
  kubernetesNetworkConfig: "vpc-ip-family",
  managedNodeGroups: "nodegroup-managed",
  ...below("managedNodeGroups", {
    ...ofNodeGroups,
    launchTemplate: "launch-template-support",
    nodeRepairConfig: "nodegroup-node-repair-config",
    spot: "spot-instances",
  }),
  "metadata.version": "cluster-upgrade",
  nodeGroups: "nodegroup-unmanaged",
  ...below("nodeGroups", {
    ...ofNodeGroups,
    clusterDNS: "nodegroup-customize-dns",
    instancesDistribution: "spot-instances",
    kubeletExtraConfig: "customizing-the-kubelet",
  }),
  outpost: "outposts",
  privateCluster: "eks-private-cluster",
  remoteNetworkConfig: "hybrid-nodes",
  secretsEncryption: "kms-encryption",
  vpc: "vpc-configuration",
  "vpc.clusterEndpoints": "vpc-cluster-access",
  "vpc.controlPlaneSecurityGroupIDs": "cluster-subnets-security-groups",
  "vpc.controlPlaneSubnetIDs": "cluster-subnets-security-groups",
  "vpc.extraCIDRs": "vpc-cluster-access",
  "vpc.publicAccessCIDRs": "vpc-cluster-access",
  "vpc.subnets": "vpc-subnet-settings",
  zonalShiftConfig: "zonal-shift",
};
