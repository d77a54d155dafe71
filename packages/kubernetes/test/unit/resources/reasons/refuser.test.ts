import assert from "node:assert/strict";
import type { Refuser } from "../../../../src/resources/reasons/problem.ts";
import { refuserOf } from "../../../../src/resources/reasons/refuser.ts";

const answers: readonly (readonly [message: string, Refuser])[] = [
  [
    'pods "web-7d9-x" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3',
    { type: "quota", name: "compute" },
  ],
  [
    'pods "web-7d9-x" is forbidden: failed quota: compute: must specify limits.cpu for: web; requests.cpu for: web',
    { type: "quota", name: "compute" },
  ],
  [
    'admission webhook "validate.kyverno.svc-fail" denied the request: resource Pod/shop/web was blocked',
    { type: "webhook", name: "validate.kyverno.svc-fail", isSilent: false },
  ],
  [
    'Internal error occurred: failed calling webhook "mpod.elbv2.k8s.aws": failed to call webhook: Post "https://a.kube-system.svc:443/mutate?timeout=10s": no endpoints available for service "a"',
    { type: "webhook", name: "mpod.elbv2.k8s.aws", isSilent: true },
  ],
  [
    'pods "web-7d9-x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
    { type: "podSecurity", level: "restricted" },
  ],
  [
    'pods "web-7d9-x" is forbidden: maximum memory usage per Container is 512Mi, but limit is 1Gi',
    { type: "limitRange" },
  ],
  [
    'pods "web-" is forbidden: error looking up service account shop/builder: serviceaccount "builder" not found',
    { type: "serviceAccount", name: "builder" },
  ],
  ['Pod "web" is invalid: spec.containers[0].image: Required value', { type: "other" }],
];

describe("refuserOf", () => {
  for (const [message, refuser] of answers)
    it(`${refuser.type}: ${message.slice(0, 60)}`, () => assert.deepEqual(refuserOf(message), refuser));
});
