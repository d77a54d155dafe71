import assert from "node:assert/strict";
import { Explainer, explanationMarkdown } from "../../../../src/explain/index.ts";
import { explainField } from "../../../../src/features/explanations/assistant/explainField.ts";
import { readSchemaFile } from "../../explain/explained.ts";

const explanations = { explainer: new Explainer(readSchemaFile, "en"), explanationMarkdown };
const explain = (kind: string, path?: string, apiVersion?: string): Promise<string> =>
  explainField({ kind, path, apiVersion }, explanations);

describe("An explanation for an assistant", () => {
  it("says what the hover says, and names the fields below", async () => {
    const hover = await explanations.explainer.explain({
      type: { apiVersion: "apps/v1", kind: "Deployment" },
      path: ["spec", "strategy"],
    });
    assert.ok(hover);
    assert.equal(
      await explain("Deployment", "spec.strategy", "apps/v1"),
      `${explanationMarkdown(hover)}\n\nFields: \`rollingUpdate\`, \`type\``,
    );
  });

  it("takes paths with and without indexes, and without an apiVersion", async () => {
    for (const path of ["spec.template.spec.containers.image", "spec.template.spec.containers[2].image"])
      assert.match(
        await explain("Deployment", path),
        /^\*\*spec\.template\.spec\.containers\\\[0\\\]\.image\*\*/,
      );
  });

  it("takes keys of maps", async () => {
    assert.match(
      await explain("Pod", "metadata.labels['app.kubernetes.io/name']"),
      /^\*\*metadata\.labels.*app\.kubernetes\.io/,
    );
  });

  it("takes paths without indexes to keys of maps, and to fields that do not exist", async () => {
    for (const path of [
      "spec.containers.resources.limits.memory",
      "spec.containers[1].resources.limits.memory",
    ])
      assert.match(
        await explain("Pod", path),
        /^\*\*spec\.containers\\\[0\\\]\.resources\.limits\.memory\*\*/,
      );
    assert.match(
      await explain("Pod", "spec.containers.env.worth"),
      /^There is no field `spec\.containers\[0\]\.env\.worth` in `Pod`\.\n\nFields: `name`, `value`, `valueFrom`$/,
    );
    assert.match(
      await explain("Pod", "spec.containers[1].worth"),
      /^There is no field `spec\.containers\[1\]\.worth` in `Pod`\.\n\nFields: .*`image`/,
    );
  });

  it("explains a kind, with the fields at its root", async () => {
    const text = await explain("CronJob");
    assert.match(text, /CronJob · batch\/v1/);
    assert.match(text, /Fields: `apiVersion`, `kind`, `metadata`, `spec`, `status`$/);
  });

  it("says of a removed version what replaces it", async () => {
    assert.match(
      await explain("Ingress", "spec.backend", "extensions/v1beta1"),
      /removed in Kubernetes 1\.22/,
    );
  });

  it("says which fields there are instead of one that does not exist", async () => {
    assert.match(
      await explain("Deployment", "spec.strategy.kind"),
      /^There is no field `spec\.strategy\.kind` in `Deployment`\.\n\nFields: `rollingUpdate`, `type`$/,
    );
  });

  it("says that it knows nothing of other kinds", async () => {
    assert.equal(await explain("Gadget", "spec"), "Nothing is known of `Gadget`.");
  });
});
