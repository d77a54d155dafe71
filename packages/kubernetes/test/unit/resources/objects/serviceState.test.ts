import assert from "node:assert/strict";
import {
  endpointsByService,
  summarizeEndpointSlice,
} from "../../../../src/resources/objects/endpointSliceSummary.ts";
import { servicePodsProblem, serviceState } from "../../../../src/resources/objects/serviceState.ts";
import { summarizeService } from "../../../../src/resources/objects/serviceSummary.ts";
import { summarizePod } from "../../../../src/resources/podSummary.ts";

type Spec = Parameters<typeof summarizeService>[0]["spec"];

const created = "2026-01-01T08:00:00Z";
const service = (spec: Spec, more: Parameters<typeof summarizeService>[0] = {}) =>
  summarizeService({
    metadata: { uid: "s", name: "web", namespace: "shop", creationTimestamp: created },
    spec: { selector: { app: "web" }, clusterIP: "10.0.0.1", ports: [{ port: 80 }], ...spec },
    ...more,
  });

const slice = (name: string, ready: readonly (boolean | undefined)[], addressType = "IPv4") =>
  summarizeEndpointSlice({
    metadata: { uid: `${name}-${addressType}`, labels: { "kubernetes.io/service-name": name } },
    addressType,
    endpoints: ready.map((each) => ({
      addresses: ["10.1.0.1"],
      conditions: each === undefined ? {} : { ready: each },
    })),
  });

const pod = (ready: boolean) =>
  summarizePod({
    spec: { containers: [{ name: "web" }] },
    status: {
      phase: "Running",
      containerStatuses: [{ name: "web", ready, state: { running: {} } }],
    },
  });

describe("A Service", () => {
  it("is summarized with its ports as kubectl prints them", () => {
    const { ports, portNames, selector, type } = service({
      type: "NodePort",
      selector: { app: "web", tier: "front" },
      ports: [
        { port: 80, nodePort: 30_080, name: "http" },
        { port: 53, protocol: "UDP" },
      ],
    });
    assert.deepEqual(
      { ports, portNames, selector, type },
      {
        ports: ["80:30080/TCP", "53/UDP"],
        portNames: ["80", "http", "53"],
        selector: "app=web,tier=front",
        type: "NodePort",
      },
    );
  });

  it("without a selector, headless, or for a name outside is told apart", () => {
    assert.equal(service({ selector: {} }).selector, undefined);
    const headless = service({ clusterIP: "None" });
    assert.deepEqual([headless.isHeadless, headless.clusterIp], [true, undefined]);
    const outside = service({ type: "ExternalName", externalName: "db.example.com" });
    assert.deepEqual([outside.selector, outside.externalName], [undefined, "db.example.com"]);
  });

  it("counts the endpoints of its own slices, those of two address families once", () => {
    const endpoints = endpointsByService([
      slice("web", [true, undefined, false]),
      slice("web", [true, true, false], "IPv6"),
      slice("other", [false]),
      summarizeEndpointSlice({}),
    ]);
    assert.deepEqual(serviceState(service({}), endpoints), {
      severity: "ok",
      figures: { ready: 2, wanted: 3 },
      problems: [],
    });
  });

  for (const [what, slices, wanted] of [
    ["no endpoints", [], 0],
    ["only endpoints that are not ready", [slice("web", [false, false])], 2],
  ] as const)
    it(`with ${what} sends requests nowhere`, () =>
      assert.deepEqual(serviceState(service({}), endpointsByService(slices)), {
        severity: "warning",
        figures: { ready: 0, wanted },
        problems: [{ code: "noEndpoints" }],
      }));

  it("is taken for well as long as its endpoints are not known", () =>
    assert.deepEqual(serviceState(service({}), undefined), { severity: "ok", problems: [] }));

  it("without a selector needs no endpoints", () =>
    assert.deepEqual(serviceState(service({ selector: {} }), new Map()), { severity: "ok", problems: [] }));

  it("that waits for a load balancer says so, and is a problem after five minutes", () => {
    const waiting = service({ type: "LoadBalancer" });
    assert.deepEqual(serviceState(waiting, endpointsByService([slice("web", [true])])), {
      severity: "pending",
      word: "Pending",
      figures: { ready: 1, wanted: 1 },
      problems: [{ code: "noAddress", from: Date.parse(created) + 300_000 }],
    });
    const served = service(
      { type: "LoadBalancer" },
      { status: { loadBalancer: { ingress: [{ hostname: "lb.example.com" }, { ip: "192.0.2.1" }] } } },
    );
    assert.deepEqual(served.addresses, ["lb.example.com", "192.0.2.1"]);
    assert.equal(serviceState(served, undefined).severity, "ok");
  });

  it("that is being deleted says what holds it back", () => {
    const metadata = { name: "web", deletionTimestamp: created, finalizers: ["cloud.example.com/balancer"] };
    assert.deepEqual(serviceState(service({}, { metadata }), new Map()), {
      severity: "terminating",
      word: "Terminating",
      problems: [{ code: "finalizers", finalizers: ["cloud.example.com/balancer"] }],
    });
  });
});

describe("The pods of a Service", () => {
  const selector = "app=web";

  it("that are none match nothing", () =>
    assert.deepEqual(servicePodsProblem({ selector }, []), { code: "noMatch", selector }));

  it("of which none is ready are counted", () =>
    assert.deepEqual(servicePodsProblem({ selector }, [pod(false), pod(false)]), {
      code: "noneReady",
      wanted: 2,
    }));

  it("are no problem with a ready one among them, or without a selector", () => {
    assert.equal(servicePodsProblem({ selector }, [pod(false), pod(true)]), undefined);
    assert.equal(servicePodsProblem({ selector: undefined }, []), undefined);
  });
});
