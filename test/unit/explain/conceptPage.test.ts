import assert from "node:assert/strict";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { conceptsOfTypes } from "../../../src/explain/conceptPage.ts";
import { explanationMarkdown } from "../../../src/explain/explanationMarkdown.ts";
import { explained } from "./explained.ts";
import { generatedSchemas } from "./generatedSchemas.ts";

const pages = "https://kubernetes.io/ko/docs/concepts";

describe("conceptPage", () => {
  const cases: readonly (readonly [type: string, field: string, page: string])[] = [
    ["apps/v1 Deployment", "kind", "workloads/controllers/deployment/"],
    ["apps/v1 Deployment", "spec.replicas", "workloads/controllers/deployment/"],
    ["apps/v1 Deployment", "spec.selector.matchLabels", "overview/working-with-objects/labels/"],
    ["apps/v1 Deployment", "spec.template.spec.containers[0].image", "containers/"],
    [
      "apps/v1 Deployment",
      "spec.template.spec.containers[0].readinessProbe.periodSeconds",
      "configuration/liveness-readiness-startup-probes/",
    ],
    ["batch/v1 CronJob", "spec.jobTemplate.spec.backoffLimit", "workloads/controllers/job/"],
  ];
  for (const [type, field, page] of cases)
    it(`is the Korean page for ${field} of ${type} in Korean, and none in English`, async () => {
      assert.equal((await explained(type, field, "ko"))?.conceptPage, `${pages}/${page}`);
      assert.equal((await explained(type, field, "en"))?.conceptPage, undefined);
    });

  it("is none where it is not translated", async () => {
    assert.equal(
      (await explained("rbac.authorization.k8s.io/v1 Role", "rules", "ko"))?.conceptPage,
      undefined,
    );
    assert.equal(
      (await explained("eksctl.io/v1alpha5 ClusterConfig", "addons", "ko"))?.conceptPage,
      undefined,
    );
  });

  it("stands before the page of the reference", async () => {
    const found = await explained("v1 Service", "spec.type", "ko");
    assert.ok(found);
    assert.match(
      explanationMarkdown(found),
      /\(https:\/\/kubernetes\.io\/ko\/docs\/concepts\/services-networking\/service\/\) · \[[^\]]+\]\(https:\/\/kubernetes\.io\/docs\/reference\//,
    );
  });

  it("belongs to a definition of the API", () => {
    const { schemas } = generatedSchemas();
    for (const [type, concept] of conceptsOfTypes) {
      assert.ok(schemas.has(type), type);
      assert.match(concept.path, /^(?:[a-z-]+\/)+$/);
      assert.ok(concept.languages.every((language) => languages.includes(language) && language !== "en"));
    }
  });
});
