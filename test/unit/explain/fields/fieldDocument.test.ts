import assert from "node:assert/strict";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { fieldDocument, type FieldDocument } from "../../../../src/explain/fields/fieldDocument.ts";
import { readSchemaFile } from "../explained.ts";

const hostile = "](command:evil) <b>`x`";
const widget = {
  apiVersion: "example.com/v1",
  kind: "Widget",
  schema: {
    type: "object",
    properties: {
      spec: {
        type: "object",
        description: `Everything ${hostile}`,
        properties: {
          [hostile]: { type: "string", description: `See [this](https://evil.example) ${hostile}. More.` },
          parts: { type: "array", items: { type: "object", properties: { size: { type: "integer" } } } },
        },
      },
    },
  },
};
const explainer = new Explainer(readSchemaFile, "en", {
  findCustomKind: ({ kind }) => Promise.resolve(kind === "Widget" ? widget : undefined),
});

async function document(apiVersion: string, kind: string, path: string): Promise<FieldDocument | undefined> {
  const names = path === "" ? [] : path.split(".");
  return fieldDocument(explainer, { kind: { apiVersion, kind }, names }, (to) => `link:${to.names.length}`);
}

async function markdown(apiVersion: string, kind: string, path: string): Promise<string> {
  const found = await document(apiVersion, kind, path);
  assert.ok(found, `${kind} ${path}`);
  return found.markdown;
}

describe("fieldDocument", () => {
  it("explains a field, with links to the fields around it and in it", async () => {
    const text = await markdown("apps/v1", "Deployment", "spec.strategy");
    assert.match(text, /^\[Deployment\]\(link:0\) › \[spec\]\(link:1\)\n/);
    assert.match(text, /\n# spec\.strategy\n/);
    assert.match(text, /- \*\*\[rollingUpdate\]\(link:3\)\*\* · `RollingUpdateDeployment`/);
    assert.match(text, /kubernetes\.io/);
  });

  it("explains a kind, with required fields first", async () => {
    const text = await markdown("batch/v1", "CronJob", "");
    assert.match(text, /^# CronJob\n\nbatch\/v1\n\n\w/);
    assert.match(
      await markdown("apps/v1", "Deployment", "spec"),
      /## Fields\n\n- \*\*\[selector\].*required/,
    );
  });

  it("looks through lists and maps", async () => {
    assert.match(await markdown("v1", "Pod", "spec.containers"), /\[image\]/);
    assert.match(await markdown("v1", "Pod", "spec.containers.ports.containerPort"), /`integer` · required/);
    const found = await document("v1", "Pod", "metadata.labels.app");
    assert.deepEqual(found?.target.names, ["metadata", "labels"]);
  });

  it("lists no fields of a scalar", async () =>
    assert.doesNotMatch(await markdown("apps/v1", "Deployment", "spec.replicas"), /## /));

  it("knows no page of an unknown kind", async () =>
    assert.equal(await document("apps/v1", "Nonsense", "spec"), undefined));

  it("explains custom resources, and makes nothing of their definitions a link or HTML", async () => {
    for (const path of ["spec", "spec.parts"]) {
      const text = await markdown("example.com/v1", "Widget", path);
      const links = [...text.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, url]) => url);
      assert.ok(links.length > 0 && links.every((url) => url?.startsWith("link:")), text);
      assert.doesNotMatch(text.replace(/`[^`]*`/g, ""), /(?<!\\)</, text);
    }
    assert.match(await markdown("example.com/v1", "Widget", "spec.parts"), /`integer`/);
    assert.match(await markdown("example.com/v1", "Widget", "spec"), /`list of object`/);
  });
});
