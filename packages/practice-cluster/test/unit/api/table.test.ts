import assert from "node:assert/strict";
import { servedKinds } from "../../../src/kinds/servedKinds.ts";
import { customResources } from "../../../src/api/resourceRegistry.ts";
import { tableOf } from "../../../src/api/table/table.ts";
import type { ApiObject } from "../../../src/objectApi.ts";

const created = "2026-01-01T00:00:00Z";
const now = Date.parse(created) + 65_000;

function cells(kind: string, object: Partial<ApiObject>): unknown[] {
  const type = servedKinds.find((one) => one.kind === kind);
  assert.ok(type);
  const whole = { apiVersion: "v1", kind, metadata: { name: "a", creationTimestamp: created }, ...object };
  const { rows } = tableOf([whole], type, { includeObject: "None", now });
  assert.ok(Array.isArray(rows));
  const [row] = rows as { cells: unknown[] }[];
  return row?.cells ?? [];
}

describe("tables", () => {
  it("of pods", () => {
    const pod = { spec: { containers: [{ name: "a" }], nodeName: "n" }, status: { phase: "Pending" } };
    assert.deepEqual(cells("Pod", pod), [
      "a",
      "0/1",
      "Pending",
      "0",
      "65s",
      "<none>",
      "n",
      "<none>",
      "<none>",
    ]);
  });

  it("of services", () => {
    const spec = {
      type: "NodePort",
      clusterIP: "10.96.0.1",
      ports: [{ port: 80, nodePort: 30000, protocol: "TCP" }],
      selector: { b: "2", a: "1" },
    };
    assert.deepEqual(cells("Service", { spec }), [
      "a",
      "NodePort",
      "10.96.0.1",
      "<none>",
      "80:30000/TCP",
      "65s",
      "a=1,b=2",
    ]);
  });

  it("of jobs", () => {
    const job = {
      spec: { completions: 2, template: { spec: { containers: [{ name: "c", image: "i" }] } } },
      status: { succeeded: 1, startTime: created },
    };
    assert.deepEqual(cells("Job", job), ["a", "Running", "1/2", "65s", "65s", "c", "i", "<none>"]);
  });

  it("of events, by when they were last seen", () => {
    const event = {
      involvedObject: { kind: "Pod", name: "p" },
      reason: "Started",
      message: "Container started\n",
      type: "Normal",
      count: 3,
      firstTimestamp: created,
      lastTimestamp: "2026-01-01T00:01:00Z",
      source: { component: "kubelet", host: "n" },
    };
    assert.deepEqual(cells("Event", event), [
      "5s",
      "Normal",
      "Started",
      "pod/p",
      "",
      "kubelet, n",
      "Container started",
      "65s",
      3,
      "a",
    ]);
  });

  it("of custom resources, by the columns of their definition", () => {
    const definition: ApiObject = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "crontabs.example.com" },
      spec: {
        group: "example.com",
        scope: "Namespaced",
        names: { plural: "crontabs", kind: "CronTab" },
        versions: [
          {
            name: "v1",
            served: true,
            additionalPrinterColumns: [{ name: "Spec", type: "string", jsonPath: ".spec.cronSpec" }],
          },
        ],
      },
    };
    const [type] = customResources(definition);
    assert.ok(type);
    const object = {
      apiVersion: "example.com/v1",
      kind: "CronTab",
      metadata: { name: "c" },
      spec: { cronSpec: "* *" },
    };
    const { rows } = tableOf([object], type, { includeObject: "None", now });
    assert.deepEqual(rows, [{ cells: ["c", "* *"] }]);
  });
});
