import assert from "node:assert/strict";
import { type Difference, liveDifference } from "../../../src/liveState/liveValue.ts";
import { fieldOf, object } from "./liveObjects.ts";

function difference(
  kind: string,
  lines: string,
  live: Readonly<Record<string, unknown>>,
): Difference | undefined {
  return liveDifference(object("v1", kind, live), fieldOf(`apiVersion: v1\nkind: ${kind}\n${lines}\n`));
}

const other = (value: string): Difference => ({ type: "other", value });

describe("liveDifference", () => {
  it("compares scalars as the API server reads them", () => {
    const cases: readonly (readonly [string, unknown, Difference | undefined])[] = [
      ["3", 3, undefined],
      ["0644", 420, undefined],
      ["0o644", 420, undefined],
      ["1_000", 1000, undefined],
      ["yes", true, undefined],
      ["off", false, undefined],
      ["true", false, other("false")],
      ['"1.10"', "1.1", other("1.1")],
      ["a", "b", other("b")],
      ["a", undefined, { type: "missing" }],
      // Go leaves out what is empty.
      ["false", undefined, undefined],
      ["0", undefined, undefined],
      ['""', undefined, undefined],
      ["~", undefined, undefined],
      // Something of another form cannot be compared.
      ["a", { b: 1 }, undefined],
      ["*alias", "a", undefined],
      ["{{ .Values.a }}", "a", undefined],
      ["${A}", "a", undefined],
    ];
    for (const [written, live, expected] of cases)
      assert.deepEqual(
        difference("Pod", `spec:\n  so¦me: ${written}`, {
          spec: { ...(live !== undefined && { some: live }) },
        }),
        expected,
        written,
      );
  });

  it("compares quantities by their amount", () => {
    const at = (written: string, live: string) =>
      difference("ResourceQuota", `spec:\n  hard:\n    c¦pu: ${written}`, { spec: { hard: { cpu: live } } });
    assert.equal(at("0.5", "500m"), undefined);
    assert.equal(at("1000m", "1"), undefined);
    assert.deepEqual(at("1", "2"), other("2"));
  });

  it("finds items of lists by what names them, in any order", () => {
    const live = {
      spec: {
        containers: [
          { name: "proxy", image: "envoy:2" },
          { name: "web", image: "nginx:2", args: ["b"], ports: [{ containerPort: 80, name: "other" }] },
        ],
      },
    };
    const web =
      "spec:\n  containers:\n    - name: web\n      image: nginx:1\n      args: [a]\n      ports:\n        - containerPort: 80\n          protocol: UDP\n        - protocol: TCP\n";
    assert.deepEqual(difference("Pod", web.replace("image", "¦image"), live), other("nginx:2"));
    assert.deepEqual(difference("Pod", web.replace("protocol: UDP", "¦protocol: UDP"), live), {
      type: "missing",
    });
    // Neither has a name.
    assert.equal(difference("Pod", web.replace("[a]", "[¦a]"), live), undefined);
    assert.equal(difference("Pod", web.replace("protocol: TCP", "¦protocol: TCP"), live), undefined);
    // There is none of that name.
    assert.equal(
      difference("Pod", web.replace("name: web", "name: db").replace("image", "¦image"), live),
      undefined,
    );
  });

  it("never shows what may be private", () => {
    const cases: readonly (readonly [
      kind: string,
      lines: string,
      live: Readonly<Record<string, unknown>>,
    ])[] = [
      ["Secret", "data:\n  a¦: eA==", { data: { a: "eQ==" } }],
      ["Secret", "stringData:\n  a¦: x", { stringData: { a: "y" } }],
      ["ConfigMap", "data:\n  a¦: x", { data: { a: "y" } }],
      [
        "Pod",
        "spec:\n  containers:\n    - name: a\n      env:\n        - name: A\n          va¦lue: x",
        { spec: { containers: [{ name: "a", env: [{ name: "A", value: "y" }] }] } },
      ],
      ["Pod", "metadata:\n  annotations:\n    a¦: x", { metadata: { annotations: { a: "y" } } }],
      ["Pod", "spec:\n  dbPass¦word: x", { spec: { dbPassword: "y" } }],
      ["Pod", "spec:\n  tok¦en: x", { spec: { token: "y" } }],
    ];
    for (const [kind, lines, live] of cases)
      assert.equal(difference(kind, lines, live), undefined, `${kind} ${lines}`);
  });

  it("takes names for data", () => {
    for (const name of ["__proto__", "constructor", "toString"])
      assert.deepEqual(
        difference("Pod", `metadata:\n  labels:\n    ${name}¦: x`, { metadata: { labels: {} } }),
        { type: "missing" },
        name,
      );
  });
});
