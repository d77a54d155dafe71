import assert from "node:assert/strict";
import { Description } from "../../../../src/shell/describe/description.ts";
import { describeFields } from "../../../../src/shell/describe/fields.ts";

describe("describeFields", () => {
  it("shows all fields as words, in order, but those that are skipped", () => {
    const into = new Description();
    const fields = {
      spec: { podCIDRs: ["10.0.0.0/8", { dnsConfig: null }], containerPort: 80, "a.b": true },
      apiVersion: "v1",
      metadata: { name: "left out", uid: "1" },
    };
    describeFields(into, 0, fields, [".metadata.name"]);
    assert.equal(
      into.toString(),
      [
        "API Version:  v1",
        "Metadata:",
        "  UID:  1",
        "Spec:",
        "  a.b:             true",
        "  Container Port:  80",
        "  Pod CIDRs:",
        "    10.0.0.0/8",
        "    Dns Config:  <nil>",
        "",
      ].join("\n"),
    );
  });
});
