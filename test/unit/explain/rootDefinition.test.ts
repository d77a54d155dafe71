import assert from "node:assert/strict";
import { explained } from "./explained.ts";

/** The type that answers for what stands in a manifest. */
async function answer(type: string): Promise<string | undefined> {
  const explanation = await explained(type, "metadata");
  return explanation && `${explanation.apiVersion} ${explanation.kind}`;
}

describe("The type of an object", () => {
  const cases: [string, string, string | undefined][] = [
    ["itself", "apps/v1 Deployment", "apps/v1 Deployment"],
    [
      "an older version that is still served",
      "autoscaling/v1 HorizontalPodAutoscaler",
      "autoscaling/v1 HorizontalPodAutoscaler",
    ],
    ["a version that has gone", "batch/v1beta1 CronJob", "batch/v1 CronJob"],
    [
      "the newest of several",
      "autoscaling/v2beta2 HorizontalPodAutoscaler",
      "autoscaling/v2 HorizontalPodAutoscaler",
    ],
    [
      "a stable version before a beta",
      "resource.k8s.io/v9 ResourceClaim",
      "resource.k8s.io/v1 ResourceClaim",
    ],
    ["an Ingress that moved", "extensions/v1beta1 Ingress", "networking.k8s.io/v1 Ingress"],
    ["a Deployment that moved", "extensions/v1beta1 Deployment", "apps/v1 Deployment"],
    ["a kind that has gone", "policy/v1beta1 PodSecurityPolicy", undefined],
    ["another group of Kubernetes, by mistake", "apps/v1 Pod", "v1 Pod"],
    ["the core group, by mistake", "v1 Deployment", "apps/v1 Deployment"],
    ["no apiVersion", "Deployment", "apps/v1 Deployment"],
    ["no apiVersion, in two groups", "Event", "v1 Event"],
    ["the group, half typed", "ap Deployment", "apps/v1 Deployment"],
    ["the group without its version", "networking.k8s.io Ingress", "networking.k8s.io/v1 Ingress"],
    ["the group and a slash", "apps/ Deployment", "apps/v1 Deployment"],
    ["the version, half typed", "v Pod", "v1 Pod"],
    ["a kind of somebody else", "serving.knative.dev/v1 Service", "serving.knative.dev/v1 Service"],
    ["a group of somebody else, half typed", "serving Service", undefined],
    ["a kind that Kubernetes does not have", "v1 Website", undefined],
    ["a kind in lower case", "v1 pod", undefined],
    ["the list that kubectl takes apart", "v1 List", "v1 List"],
    ["words of JavaScript", "constructor name", undefined],
    ["a word of JavaScript for a kind", "v1 constructor", undefined],
  ];
  for (const [what, type, expected] of cases) {
    it(`${what}: ${type}`, async () => assert.equal(await answer(type), expected));
  }

  it("is needed", async () => assert.equal(await explained("", "metadata"), undefined));
});
