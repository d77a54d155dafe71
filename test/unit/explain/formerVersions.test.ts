import assert from "node:assert/strict";
import { explanationMarkdown } from "../../../src/explain/explanationMarkdown.ts";
import { formerVersion, pathInReplacement } from "../../../src/explain/formerVersions.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { explained, fieldPath } from "./explained.ts";

const ingress = "extensions/v1beta1 Ingress";
const autoscaler = "autoscaling/v2beta1 HorizontalPodAutoscaler";
const definition = "apiextensions.k8s.io/v1beta1 CustomResourceDefinition";

describe("A version of the API that is gone", () => {
  for (const [type, removedIn, replacement] of [
    ["extensions/v1beta1 Deployment", "1.16", "apps/v1"],
    [ingress, "1.22", "networking.k8s.io/v1"],
    ["policy/v1beta1 PodDisruptionBudget", "1.25", "policy/v1"],
    ["policy/v1beta1 PodSecurityPolicy", "1.25", undefined],
    ["batch/v1beta1 CronJob", "1.25", "batch/v1"],
    ["autoscaling/v2beta2 HorizontalPodAutoscaler", "1.26", "autoscaling/v2"],
    ["rbac.authorization.k8s.io/v1beta1 Role", "1.22", "rbac.authorization.k8s.io/v1"],
  ] as const)
    it(`is known: ${type}`, () => {
      const [apiVersion = "", kind = ""] = type.split(" ");
      const found = formerVersion(apiVersion, kind);
      assert.deepEqual([found?.removedIn, found?.replacement], [removedIn, replacement]);
    });

  it("of a kind that is gone too says so, and what to do instead", async () => {
    for (const type of ["policy/v1beta1 PodSecurityPolicy", "extensions/v1beta1 PodSecurityPolicy"]) {
      for (const field of ["apiVersion", "kind"]) {
        const text = explanationMarkdown((await explained(type, field)) ?? assert.fail(`${type} ${field}`));
        assert.match(
          text,
          /`PodSecurityPolicy` is gone since Kubernetes 1\.25, and no other kind replaces it\./,
        );
        assert.match(text, /`pod-security\.kubernetes\.io\/enforce`/);
      }
      assert.equal(await explained(type, "spec"), undefined);
    }
    assert.equal(await explained("policy/v1 PodSecurityPolicy", "kind"), undefined);
  });

  it("is none that is served, and no word of JavaScript", () => {
    for (const [apiVersion, kind] of [
      ["apps/v1", "Deployment"],
      ["constructor", "name"],
      ["extensions/v1beta1", "constructor"],
    ] as const)
      assert.equal(formerVersion(apiVersion, kind), undefined);
  });

  for (const [type, old, now] of [
    [
      ingress,
      "spec.rules[1].http.paths[2].backend.serviceName",
      "spec.rules[1].http.paths[2].backend.service.name",
    ],
    [ingress, "spec.rules[1].http.paths[2].path", "spec.rules[1].http.paths[2].path"],
    [ingress, "spec.backend.servicePort", "spec.defaultBackend.service.port"],
    [
      autoscaler,
      "spec.metrics[1].resource.targetAverageUtilization",
      "spec.metrics[1].resource.target.averageUtilization",
    ],
    [autoscaler, "spec.metrics[0].object.target.kind", "spec.metrics[0].object.describedObject.kind"],
    [definition, "spec.validation.openAPIV3Schema", "spec.versions[0].schema.openAPIV3Schema"],
    [
      definition,
      "spec.additionalPrinterColumns[3].JSONPath",
      "spec.versions[0].additionalPrinterColumns[3].jsonPath",
    ],
    ["networking.k8s.io/v1 Ingress", "spec.backend", "spec.backend"],
  ] as const)
    it(`names its fields as they are called now: ${old} of ${type}`, async () => {
      const [apiVersion = "", kind = ""] = type.split(" ");
      assert.equal(formatFieldPath(pathInReplacement(apiVersion, kind, fieldPath(old))), now);
      if (old === now) return;
      const explanation = await explained(type, old);
      assert.ok(explanation, `${now} is no field`);
      const text = explanationMarkdown(explanation);
      assert.ok(text.includes(`There, this field is \`${now}\`.`), text);
    });

  it("is told at every field, with the one to write", async () => {
    const explanation = await explained("extensions/v1beta1 Deployment", "spec.replicas");
    assert.ok(explanation);
    assert.match(
      explanationMarkdown(explanation),
      /`extensions\/v1beta1` was removed in Kubernetes 1\.16\. Write `apps\/v1`\./,
    );
  });

  it("is not what somebody types, or has put into the wrong group", async () => {
    const note = async (type: string, field: string): Promise<string> => {
      const explanation = await explained(type, field);
      return explanation ? (explanationMarkdown(explanation).split("\n\n")[1] ?? "") : "";
    };
    assert.match(await note("apps/v1 Pod", "apiVersion"), /^There is no Pod in `apps\/v1`\. Write `v1`\.$/);
    for (const [type, field] of [
      ["apps/v1 Pod", "spec"],
      ["app Deployment", "apiVersion"],
      ["apps/v1 Deployment", "apiVersion"],
      ["Deployment", "kind"],
    ] as const)
      assert.doesNotMatch(await note(type, field), /There is no|was removed/, type);
  });
});
