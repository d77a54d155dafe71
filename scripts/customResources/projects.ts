/** A project whose custom resources the extension explains without a definition at hand. */
export interface Project {
  /** What people call it. */
  readonly name: string;
  /** `owner/name` at GitHub. */
  readonly repository: string;
  /** The tag of the release. */
  readonly release: string;
  readonly copyright: string;
  /** Files of CustomResourceDefinitions in the repository. */
  readonly files: readonly string[];
  /** Kind → its page in the project's documentation. Kinds without a page are left out of the files above. */
  readonly pages: Readonly<Record<string, string>>;
}

const loadBalancerGuide = "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide";
const gatewayTypes = "https://gateway-api.sigs.k8s.io/api-types";
const argo = "https://argo-cd.readthedocs.io/en/stable";
const prometheusOperator = "https://prometheus-operator.dev/docs/api-reference/api";

/** The projects that people on EKS meet every day; all are licensed under Apache-2.0. */
export const projects: readonly Project[] = [
  {
    name: "Karpenter",
    repository: "aws/karpenter-provider-aws",
    release: "v1.14.1",
    copyright: "Copyright Amazon.com, Inc. or its affiliates.",
    files: ["karpenter.sh_nodepools", "karpenter.sh_nodeclaims", "karpenter.k8s.aws_ec2nodeclasses"].map(
      (name) => `pkg/apis/crds/${name}.yaml`,
    ),
    pages: {
      NodePool: "https://karpenter.sh/docs/concepts/nodepools/",
      NodeClaim: "https://karpenter.sh/docs/concepts/nodeclaims/",
      EC2NodeClass: "https://karpenter.sh/docs/concepts/nodeclasses/",
    },
  },
  {
    name: "AWS Load Balancer Controller",
    repository: "kubernetes-sigs/aws-load-balancer-controller",
    release: "v3.5.0",
    copyright: "Copyright The Kubernetes Authors.",
    files: ["targetgroupbindings", "ingressclassparams"].map(
      (name) => `config/crd/bases/elbv2.k8s.aws_${name}.yaml`,
    ),
    pages: {
      TargetGroupBinding: `${loadBalancerGuide}/targetgroupbinding/targetgroupbinding/`,
      IngressClassParams: `${loadBalancerGuide}/ingress/ingress_class/`,
    },
  },
  {
    name: "cert-manager",
    repository: "cert-manager/cert-manager",
    release: "v1.21.1",
    copyright: "Copyright The cert-manager Authors.",
    files: ["certificates", "issuers", "clusterissuers"].map(
      (name) => `deploy/crds/cert-manager.io_${name}.yaml`,
    ),
    pages: {
      Certificate: "https://cert-manager.io/docs/usage/certificate/",
      Issuer: "https://cert-manager.io/docs/configuration/",
      ClusterIssuer: "https://cert-manager.io/docs/configuration/",
    },
  },
  {
    name: "Gateway API",
    repository: "kubernetes-sigs/gateway-api",
    release: "v1.6.1",
    copyright: "Copyright 2020 The Kubernetes Authors.",
    files: ["gatewayclasses", "gateways", "httproutes", "grpcroutes", "referencegrants"].map(
      (name) => `config/crd/standard/gateway.networking.k8s.io_${name}.yaml`,
    ),
    pages: {
      GatewayClass: `${gatewayTypes}/gatewayclass/`,
      Gateway: `${gatewayTypes}/gateway/`,
      HTTPRoute: `${gatewayTypes}/httproute/`,
      GRPCRoute: `${gatewayTypes}/grpcroute/`,
      ReferenceGrant: `${gatewayTypes}/referencegrant/`,
    },
  },
  {
    name: "Argo CD",
    repository: "argoproj/argo-cd",
    release: "v3.5.1",
    copyright: "Copyright 2017-2018 The Argo Authors.",
    files: ["application", "appproject"].map((name) => `manifests/crds/${name}-crd.yaml`),
    pages: {
      Application: `${argo}/user-guide/application-specification/`,
      AppProject: `${argo}/operator-manual/project-specification/`,
    },
  },
  {
    name: "Prometheus Operator",
    repository: "prometheus-operator/prometheus-operator",
    release: "v0.93.0",
    copyright: "Copyright 2015 CoreOS, Inc. Copyright The prometheus-operator Authors.",
    files: ["servicemonitors", "podmonitors", "prometheusrules"].map(
      (name) => `example/prometheus-operator-crd/monitoring.coreos.com_${name}.yaml`,
    ),
    pages: {
      ServiceMonitor: `${prometheusOperator}/#monitoring.coreos.com/v1.ServiceMonitor`,
      PodMonitor: `${prometheusOperator}/#monitoring.coreos.com/v1.PodMonitor`,
      PrometheusRule: `${prometheusOperator}/#monitoring.coreos.com/v1.PrometheusRule`,
    },
  },
  {
    name: "Amazon VPC CNI",
    repository: "aws/amazon-vpc-cni-k8s",
    release: "v1.23.0",
    copyright: "Copyright Amazon.com, Inc. or its affiliates.",
    files: ["charts/aws-vpc-cni/crds/customresourcedefinition.yaml"],
    pages: { ENIConfig: "https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html" },
  },
  {
    name: "Amazon VPC resource controller",
    repository: "aws/amazon-vpc-resource-controller-k8s",
    release: "v1.7.19",
    copyright: "Copyright 2020 Amazon.com, Inc. or its affiliates.",
    files: ["config/crd/bases/vpcresources.k8s.aws_securitygrouppolicies.yaml"],
    pages: {
      SecurityGroupPolicy: "https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html",
    },
  },
];
