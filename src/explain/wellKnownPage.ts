import { t } from "@vscode/l10n";

/** A page to read on. */
export interface NamedPage {
  readonly title: string;
  readonly url: string;
}

/** The project behind a name, and its page; what stands behind `#` is made of the rest of the name. */
interface Documentation {
  readonly project: string;
  readonly url: string;
  readonly hasAnchors?: true;
}

const controller = "AWS Load Balancer Controller";
const controllerPages = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest";
const eksGuide = "https://docs.aws.amazon.com/eks/latest/userguide";
const karpenter: Documentation = {
  project: "Karpenter",
  url: "https://karpenter.sh/docs/concepts/scheduling/#well-known-labels",
};
const certManager: Documentation = {
  project: "cert-manager",
  url: "https://cert-manager.io/docs/reference/annotations/",
};
const argoCd: Documentation = {
  project: "Argo CD",
  url: "https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/",
};
const externalDns: Documentation = {
  project: "ExternalDNS",
  url: "https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/",
};
const podIdentity: Documentation = {
  project: "Amazon EKS",
  url: `${eksGuide}/iam-roles-for-service-accounts.html`,
};
const autoMode: Documentation = { project: "Amazon EKS", url: `${eksGuide}/create-node-pool.html` };
const nodeGroups: Documentation = { project: "Amazon EKS", url: `${eksGuide}/managed-node-groups.html` };

/** Starts of names; the longest that fits decides. */
const wellKnownPages: ReadonlyMap<string, Documentation> = new Map([
  [
    "alb.ingress.kubernetes.io/",
    { project: controller, url: `${controllerPages}/guide/ingress/annotations/`, hasAnchors: true },
  ],
  [
    "service.beta.kubernetes.io/aws-load-balancer-",
    { project: controller, url: `${controllerPages}/guide/service/annotations/` },
  ],
  [
    "service.beta.kubernetes.io/actions.",
    { project: controller, url: `${controllerPages}/guide/service/annotations/#nlb-default-action` },
  ],
  ["elbv2.k8s.aws/", { project: controller, url: `${controllerPages}/deploy/pod_readiness_gate/` }],
  ["eks.amazonaws.com/", nodeGroups],
  ["eks.amazonaws.com/compute-type", autoMode],
  ["eks.amazonaws.com/instance-", autoMode],
  ["eks.amazonaws.com/fargate-", { project: "Amazon EKS", url: `${eksGuide}/fargate.html` }],
  ["eks.amazonaws.com/audience", podIdentity],
  ["eks.amazonaws.com/role-arn", podIdentity],
  ["eks.amazonaws.com/skip-containers", podIdentity],
  ["eks.amazonaws.com/sts-regional-endpoints", podIdentity],
  ["eks.amazonaws.com/token-expiration", podIdentity],
  ["vpc.amazonaws.com/pod-eni", { project: "Amazon EKS", url: `${eksGuide}/security-groups-for-pods.html` }],
  ["vpc.amazonaws.com/efa", { project: "Amazon EKS", url: `${eksGuide}/node-efa.html` }],
  ["k8s.amazonaws.com/eniConfig", { project: "Amazon EKS", url: `${eksGuide}/cni-custom-network.html` }],
  ["karpenter.sh/", karpenter],
  [
    "karpenter.sh/do-not-disrupt",
    { project: "Karpenter", url: "https://karpenter.sh/docs/concepts/disruption/" },
  ],
  ["karpenter.k8s.aws/", karpenter],
  ["topology.k8s.aws/", karpenter],
  ["cert-manager.io/", certManager],
  ["acme.cert-manager.io/", certManager],
  ["argocd.argoproj.io/", argoCd],
  ["link.argocd.argoproj.io/", argoCd],
  ["external-dns.alpha.kubernetes.io/", externalDns],
  ["external-dns.kubernetes.io/", externalDns],
  ["helm.sh/hook", { project: "Helm", url: "https://helm.sh/docs/topics/charts_hooks/" }],
  [
    "cluster-autoscaler.kubernetes.io/",
    {
      project: "Cluster Autoscaler",
      url: "https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md",
    },
  ],
]);

const reference = "https://kubernetes.io/docs/reference/labels-annotations-taints/";

/** Names whose heading in the reference of Kubernetes has an anchor of its own. */
const ownAnchors = new Map([
  ["kubernetes.io/change-cause", "change-cause"],
  ["kubernetes.io/description", "description"],
  ["kubernetes.io/hostname", "kubernetesiohostname"],
  ["kubernetes.io/service-name", "kubernetesioservice-name"],
  ["node.kubernetes.io/instance-type", "nodekubernetesioinstance-type"],
  ["node.kubernetes.io/windows-build", "nodekubernetesiowindows-build"],
  ["controller.kubernetes.io/pod-deletion-cost", "pod-deletion-cost"],
  ["statefulset.kubernetes.io/pod-name", "statefulsetkubernetesiopod-name"],
  ["topology.kubernetes.io/region", "topologykubernetesioregion"],
  ["topology.kubernetes.io/zone", "topologykubernetesiozone"],
]);

/** Returns the page about a well-known name, in the documentation of the project that gives it its meaning. */
export function wellKnownPage(name: string): NamedPage | undefined {
  const start = [...wellKnownPages.keys()]
    .filter((each) => name.startsWith(each))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), "");
  const known = wellKnownPages.get(start);
  if (known) {
    // `actions.<name>` and its like share a heading; `group.name` has its own.
    const anchor = name.slice(start.length).replace(/^(?!group\.)([a-z-]+)\..*$/, "$1");
    const url = known.hasAnchors ? `${known.url}#${encodeURIComponent(anchor)}` : known.url;
    return { title: t("{0} documentation", known.project), url };
  }
  const [prefix = ""] = name.split("/", 1);
  if (!name.includes("/") || !/(?:^|\.)(?:kubernetes|k8s)\.io$/.test(prefix)) return undefined;
  const anchor = ownAnchors.get(name) ?? name.toLowerCase().replaceAll(/[^a-z0-9]/g, "-");
  return { title: t("Well-known labels, annotations, and taints"), url: `${reference}#${anchor}` };
}
