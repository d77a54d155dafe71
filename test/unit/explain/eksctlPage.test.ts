import assert from "node:assert/strict";
import { eksctlPage, eksctlPages } from "../../../src/explain/eksctlPage.ts";
import { explained, fieldPath } from "./explained.ts";

const guide = "https://docs.aws.amazon.com/eks/latest/eksctl/";

/** The pages of the eksctl user guide that may be linked, from https://docs.aws.amazon.com/eks/latest/eksctl/llms.txt. */
const guidePages = [
  "access-entries",
  "addons",
  "auto-mode",
  "autoscaling",
  "cloudwatch-cluster-logging",
  "cluster-subnets-security-groups",
  "cluster-upgrade",
  "creating-and-managing-clusters",
  "custom-ami-support",
  "customizing-the-kubelet",
  "eks-private-cluster",
  "eksctl-karpenter",
  "fargate",
  "hybrid-nodes",
  "iam",
  "iam-identity-mappings",
  "iam-permissions-boundary",
  "iam-policies",
  "iamserviceaccounts",
  "instance-selector",
  "kms-encryption",
  "launch-template-support",
  "node-bootstrapping",
  "nodegroup-additional-volume-mappings",
  "nodegroup-customize-dns",
  "nodegroup-managed",
  "nodegroup-node-repair-config",
  "nodegroup-taints",
  "nodegroup-unmanaged",
  "outposts",
  "pod-identity-associations",
  "spot-instances",
  "vpc-cluster-access",
  "vpc-configuration",
  "vpc-ip-family",
  "vpc-subnet-settings",
  "zonal-shift",
];

describe("eksctlPage", () => {
  const pages: [field: string, page: string][] = [
    ["kind", "creating-and-managing-clusters"],
    ["metadata.region", "creating-and-managing-clusters"],
    ["metadata.version", "cluster-upgrade"],
    ["vpc.nat.gateway", "vpc-configuration"],
    ["vpc.subnets.private['ap-northeast-2a'].id", "vpc-subnet-settings"],
    ["vpc.clusterEndpoints.privateAccess", "vpc-cluster-access"],
    ["managedNodeGroups[0].minSize", "nodegroup-managed"],
    ["managedNodeGroups[1].taints[0].key", "nodegroup-taints"],
    ["nodeGroups[0].minSize", "nodegroup-unmanaged"],
    ["nodeGroups[0].instancesDistribution.maxPrice", "spot-instances"],
    ["addons[3].version", "addons"],
    ["iam.serviceAccounts[0].metadata.name", "iamserviceaccounts"],
    ["upgradePolicy.supportType", "creating-and-managing-clusters"],
    ["constructor", "creating-and-managing-clusters"],
  ];
  for (const [field, page] of pages) {
    it(`${field}: ${page}`, () => assert.equal(eksctlPage(fieldPath(field)), `${guide}${page}.html`));
  }

  it("leads to pages that the guide has", () => {
    const linked = [...new Set([...Object.values(eksctlPages), "creating-and-managing-clusters"])].sort();
    assert.deepEqual(linked, guidePages);
  });

  it("is told for fields that a ClusterConfig has", async () => {
    const lists = /^(?:addons|managedNodeGroups|nodeGroups)(?=\.)/;
    for (const field of Object.keys(eksctlPages)) {
      const found = await explained("eksctl.io/v1alpha5 ClusterConfig", field.replace(lists, "$&[0]"));
      assert.equal(found?.page, `${guide}${eksctlPages[field] ?? ""}.html`, field);
    }
  });
});
