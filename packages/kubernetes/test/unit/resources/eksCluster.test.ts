import assert from "node:assert/strict";
import { eksCluster } from "../../../src/resources/eksEndpoint.ts";

const host = "https://0123456789ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com";
const arn = "arn:aws:eks:ap-northeast-2:123456789012:cluster/prod";

const cases: readonly (readonly [what: string, server: string, context: string, expected: unknown])[] = [
  [
    "a context of the AWS CLI",
    host,
    arn,
    { name: "prod", region: "ap-northeast-2", account: "123456789012" },
  ],
  [
    "a context of eksctl",
    host,
    "kim@prod.ap-northeast-2.eksctl.io",
    { name: "prod", region: "ap-northeast-2", account: undefined },
  ],
  [
    "a context with a name of its own",
    host,
    "prod",
    { name: undefined, region: "ap-northeast-2", account: undefined },
  ],
  [
    "a dual-stack endpoint",
    "https://ABCDEF0123456789.abc.eks-cluster.eks.us-gov-west-1.api.aws",
    "prod",
    { name: undefined, region: "us-gov-west-1", account: undefined },
  ],
  [
    "a partition of AWS",
    "https://0123.yl4.cn-north-1.eks.amazonaws.com.cn",
    "arn:aws-cn:eks:cn-north-1:123456789012:cluster/prod",
    { name: "prod", region: "cn-north-1", account: "123456789012" },
  ],
  ["an ARN that leads elsewhere", "https://127.0.0.1:6443", arn, undefined],
  ["no address", "", arn, undefined],
];

describe("An EKS cluster, without asking AWS, is known by", () => {
  for (const [what, server, context, expected] of cases)
    it(what, () => assert.deepEqual(eksCluster(server, context), expected));
});
