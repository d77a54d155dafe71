import assert from "node:assert/strict";
import { liveMarkdown } from "../../../src/liveState/liveMarkdown.ts";
import { fieldOf, linesAt, madeAt, nowMs, object } from "./liveObjects.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  minReadySeconds: 5
`;

const complete = {
  observedGeneration: 1,
  replicas: 5,
  updatedReplicas: 5,
  readyReplicas: 5,
  availableReplicas: 5,
};

function deployment(spec: object, metadata: object = {}) {
  return object("apps/v1", "Deployment", {
    metadata: { generation: 1, ...metadata },
    spec,
    status: complete,
  });
}

const scaled = {
  managedFields: [
    {
      manager: "kubectl",
      operation: "Apply",
      time: madeAt,
      fieldsV1: { "f:spec": { "f:minReadySeconds": {} } },
    },
    {
      manager: "kubectl-scale",
      subresource: "scale",
      time: "2026-11-28T10:00:30Z",
      fieldsV1: { "f:spec": { "f:replicas": {} } },
    },
    { manager: "kube-controller-manager", subresource: "status", time: "2026-11-28T10:00:50Z", fieldsV1: {} },
  ],
};

describe("liveMarkdown", () => {
  it("says the state, the other value, and who set it", () => {
    const reading = { object: deployment({ replicas: 5, minReadySeconds: 5 }, scaled) };
    assert.deepEqual(linesAt(manifest.replace("replicas", "repl¦icas"), reading), [
      "All 5 pods are ready. There is nothing left to wait for.",
      "The value there is `5`.",
      "Set by `kubectl scale`, which last changed the object 30 s ago.",
    ]);
  });

  it("says the state and the last change of the object at its name and kind", () => {
    const reading = { object: deployment({ replicas: 5 }, scaled) };
    for (const word of ["kind", "name", "metadata", "spec"])
      assert.deepEqual(
        linesAt(manifest.replace(word, `¦${word}`), reading),
        ["All 5 pods are ready. There is nothing left to wait for.", "Created by `kubectl`, 60 s ago."],
        word,
      );
  });

  it("says nothing of a field that is as in the manifest", () => {
    const reading = { object: deployment({ replicas: 3, minReadySeconds: 5 }) };
    assert.deepEqual(linesAt(manifest.replace("minReady", "¦minReady"), reading), []);
  });

  it("says of other kinds what differs, and the last change", () => {
    const role = object("rbac.authorization.k8s.io/v1", "Role", {
      metadata: { labels: { app: "db" } },
    });
    const text =
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: web\n  labels:\n    app: web\n";
    assert.deepEqual(linesAt(text.replace("app:", "a¦pp:"), { object: role }), [
      "The value there is `db`.",
      "Created 60 s ago.",
    ]);
    assert.deepEqual(linesAt(text.replace("kind", "ki¦nd"), { object: role }), ["Created 60 s ago."]);
  });

  it("names the namespace where the manifest names none", () => {
    const markdown = liveMarkdown(
      { object: deployment({ replicas: 5 }) },
      fieldOf(manifest.replace("kind", "ki¦nd")),
      { cluster: "`kind-a`", namespace: "team" },
      nowMs,
    );
    assert.match(markdown ?? "", /^\*\*In `kind-a`, namespace `team`:\*\* {2}\n/);
  });

  it("gives nothing from the cluster a meaning in Markdown", () => {
    const evil = "`[a](command:x)<img src=x>``![b](https://a.example)\n\n# c";
    const reading = {
      object: deployment(
        { replicas: 5, strategy: { type: evil } },
        {
          managedFields: [
            {
              manager: evil,
              time: "2026-11-28T10:00:30Z",
              fieldsV1: { "f:spec": { "f:strategy": { "f:type": {} } } },
            },
          ],
        },
      ),
    };
    const lines = linesAt(`${manifest}  strategy:\n    ty¦pe: Recreate\n`, reading);
    assert.equal(lines.length, 2);
    for (const line of lines) {
      const [, code] = /^[^`]*(``` .* ```)[^`]*$/.exec(line) ?? [];
      assert.ok(code !== undefined && !code.includes("\n"), line);
    }
  });
});
