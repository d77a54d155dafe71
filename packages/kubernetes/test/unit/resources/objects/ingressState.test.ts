import assert from "node:assert/strict";
import { ingressState } from "../../../../src/resources/objects/ingressState.ts";
import { backendsOf, summarizeIngress } from "../../../../src/resources/objects/ingressSummary.ts";

const created = "2026-01-01T08:00:00Z";
const to = (name: string, port: { readonly number?: number; readonly name?: string }) => ({
  backend: { service: { name, port } },
});
const ingress = (more: Parameters<typeof summarizeIngress>[0] = {}) =>
  summarizeIngress({
    metadata: { uid: "i", name: "shop", namespace: "shop", creationTimestamp: created },
    spec: {
      ingressClassName: "alb",
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: [
              { path: "/", pathType: "Prefix", ...to("web", { number: 80 }) },
              { path: "/cart", pathType: "Prefix", ...to("cart", { name: "http" }) },
            ],
          },
        },
        { host: "empty.example.com" },
      ],
      defaultBackend: { service: { name: "web", port: { number: 8080 } } },
    },
    status: { loadBalancer: { ingress: [{ hostname: "lb.example.com" }] } },
    ...more,
  });
const services = new Map([
  ["web", { portNames: ["80", "8080"] }],
  ["cart", { portNames: ["8000", "http"] }],
]);

describe("An Ingress", () => {
  it("is summarized with its routes, the default one last", () => {
    const { routes, className, addresses } = ingress();
    assert.deepEqual(routes, [
      { host: "shop.example.com", path: "/", service: "web", port: "80" },
      { host: "shop.example.com", path: "/cart", service: "cart", port: "http" },
      { host: "", path: "", service: "web", port: "8080" },
    ]);
    assert.deepEqual([className, addresses], ["alb", ["lb.example.com"]]);
    assert.deepEqual(backendsOf(ingress()), ["web", "cart"]);
  });

  it("is well with its Services, their ports, and an address", () =>
    assert.deepEqual(ingressState(ingress(), services), { severity: "ok", problems: [] }));

  it("says which Services do not exist, and which ports they lack", () => {
    const other = new Map([["web", { portNames: ["80"] }]]);
    assert.deepEqual(ingressState(ingress(), other), {
      severity: "warning",
      problems: [
        { code: "noPort", service: "web", port: "8080" },
        { code: "missing", kind: "Service", name: "cart" },
      ],
    });
  });

  it("is not blamed for Services that are not known", () =>
    assert.equal(ingressState(ingress(), undefined).severity, "ok"));

  it("without an address waits for a controller, and is a problem after five minutes", () =>
    assert.deepEqual(ingressState(ingress({ status: {} }), services), {
      severity: "pending",
      word: "Pending",
      problems: [{ code: "noAddress", from: Date.parse(created) + 300_000 }],
    }));

  it("without rules routes nowhere", () => assert.deepEqual(summarizeIngress({}).routes, []));
});
