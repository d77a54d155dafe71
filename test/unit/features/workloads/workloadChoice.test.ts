import assert from "node:assert/strict";
import { learnerLabel } from "../../../../src/course/courseObjects.ts";
import { workloadChoice } from "../../../../src/features/workloads/workloadChoice.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

function deployment(name: string, namespace: string, learner?: string): KubernetesObject {
  const labels = learner === undefined ? {} : { [learnerLabel]: learner };
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, namespace, labels } };
}

const all = [
  deployment("coredns", "kube-system"),
  deployment("web", "default", "me"),
  deployment("shop", "shop"),
  deployment("mine-in-system", "kube-system", "me"),
];

function names(learner: string | undefined, inPractice: boolean): string[][] {
  const { own, others, system } = workloadChoice(all, learner, inPractice);
  return [own, others, system].map((each) => each.map(({ metadata }) => metadata.name ?? ""));
}

describe("workloadChoice", () => {
  it("takes all but the cluster's own for the learner's in the practice cluster", () =>
    assert.deepEqual(names("me", true), [["web", "shop", "mine-in-system"], [], ["coredns"]]));

  it("takes what has the learner's label for theirs in another cluster", () =>
    assert.deepEqual(names("me", false), [["web", "mine-in-system"], ["shop"], ["coredns"]]));

  it("takes nothing for theirs before they have made anything", () =>
    assert.deepEqual(names(undefined, false), [[], ["web", "shop"], ["coredns", "mine-in-system"]]));
});
