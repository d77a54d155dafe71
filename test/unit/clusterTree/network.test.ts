import assert from "node:assert/strict";
import {
  type EndpointSliceSummary,
  summarizeEndpointSlice,
} from "@kubernetes-workshop/kubernetes/resources/objects/endpointSliceSummary";
import { summarizeIngress } from "@kubernetes-workshop/kubernetes/resources/objects/ingressSummary";
import { summarizeService } from "@kubernetes-workshop/kubernetes/resources/objects/serviceSummary";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement } from "../../../src/clusterTree/elements.ts";
import { spokenWithProblem } from "../../../src/clusterTree/rows/problemRow.ts";
import { contextValueOf, hasChildren, rowOf } from "../../../src/clusterTree/rows/row.ts";
import { tooltipOf } from "../../../src/clusterTree/rows/tooltip.ts";
import { InMemoryCluster, type InMemoryList, ManualTimer, node, pod } from "./inMemoryCluster.ts";

const now = Date.parse("2026-01-01T10:00:00Z");
const creationTimestamp = new Date("2026-01-01T08:00:00Z");

type ServiceSpec = Parameters<typeof summarizeService>[0]["spec"];

const service = (name: string, spec: ServiceSpec = {}) =>
  summarizeService({
    metadata: { uid: name, name, namespace: "default", creationTimestamp },
    spec: { selector: { app: name }, clusterIP: "10.0.0.1", ports: [{ port: 80 }], ...spec },
  });

const endpoints = (name: string, ready: number, total = ready): EndpointSliceSummary =>
  summarizeEndpointSlice({
    metadata: { uid: `${name}-1`, labels: { "kubernetes.io/service-name": name } },
    endpoints: Array.from({ length: total }, (_, each) => ({ conditions: { ready: each < ready } })),
  });

const ingress = (...backends: readonly (readonly [path: string, service: string, port: number])[]) =>
  summarizeIngress({
    metadata: { uid: "shop", name: "shop", namespace: "default", creationTimestamp },
    spec: {
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: backends.map(([path, name, number]) => ({
              path,
              pathType: "Prefix",
              backend: { service: { name, port: { number } } },
            })),
          },
        },
      ],
    },
    status: { loadBalancer: { ingress: [{ hostname: "lb.example.com" }] } },
  });

const said = (rows: readonly ClusterElement[]): string[] =>
  rows.map((row) => {
    const { label, description } = rowOf(row);
    return [label, description].filter((part) => part).join(": ");
  });

describe("The network section", () => {
  let cluster: InMemoryCluster;
  let timer: ManualTimer;
  let tree: ClusterTree;
  let section: ClusterElement;
  let changed: (ClusterElement | undefined)[];

  beforeEach(async () => {
    cluster = new InMemoryCluster();
    timer = new ManualTimer();
    tree = new ClusterTree(cluster, timer.start);
    cluster.nodeList.list(node("n1"));
    section = (await tree.roots()).find(({ id }) => id === "network")!;
    changed = [];
    tree.onDidChange((element) => changed.push(element));
    settle();
  });
  afterEach(() => tree.dispose());

  /** Lets the redraw interval pass and forgets what has been drawn. */
  function settle(): void {
    while (timer.pending.size > 0) timer.elapse();
    changed = [];
  }

  /** The lists of Services that were asked for: with a filter, there is one without it, too. */
  function serviceLists() {
    return cluster.objectLists
      .filter(({ kind }) => kind === "Service")
      .map(({ list }) => list as InMemoryList<ReturnType<typeof service>>);
  }

  /** Expands the section. */
  async function expanded(
    services: readonly ReturnType<typeof service>[],
    slices: readonly EndpointSliceSummary[] = [],
    ingresses: readonly ReturnType<typeof ingress>[] = [],
  ): Promise<ClusterElement[]> {
    const children = tree.children(section);
    for (const list of serviceLists()) list.list(...services);
    cluster.objectList("Ingress").list(...ingresses);
    cluster.objectList("EndpointSlice").list(...slices);
    return children.finally(settle);
  }

  it("asks for the namespace that is filtered by, and hides Services by their name", async () => {
    tree.filter = { namespace: "shop", text: "web" };
    const rows = await expanded([service("web"), service("db")]);
    assert.deepEqual([...new Set(cluster.objectLists.map(({ namespace }) => namespace))], ["shop"]);
    assert.deepEqual([said(rows).length, tree.hiddenCount], [1, 1]);
    const pods = tree.children(rows[0]!);
    cluster.ownedPodLists[0]!.list.list(pod("other"));
    assert.equal((await pods).at(-1)?.type, "pod");
  });

  it("costs nothing until it is expanded, and asks for the own namespace", async () => {
    assert.deepEqual([cluster.objectLists.length, rowOf(section).label], [0, "Network"]);
    await expanded([]);
    assert.deepEqual(cluster.objectLists.map(({ kind, namespace }) => `${namespace}/${kind}`).sort(), [
      "default/EndpointSlice",
      "default/Ingress",
      "default/Service",
    ]);
    tree.collapse(section);
    assert.ok(cluster.objectList("Service").isDisposed && cluster.objectList("EndpointSlice").isDisposed);
  });

  it("rests while nobody sees it", async () => {
    await expanded([]);
    tree.isShown = false;
    const paused = () => [
      cluster.objectList("Ingress").isPaused,
      cluster.objectList("EndpointSlice").isPaused,
    ];
    assert.deepEqual(paused(), [true, true]);
    tree.isShown = true;
    assert.deepEqual(paused(), [false, false]);
  });

  it("tells the kinds of Services apart, with the state first", async () => {
    const rows = await expanded(
      [
        service("web-10"),
        service("web-2", { type: "NodePort", ports: [{ port: 80, nodePort: 30_080 }] }),
        service("peers", { clusterIP: "None" }),
        service("manual", { selector: {} }),
        service("db", { type: "ExternalName", externalName: "db.example.com", ports: [] }),
        service("public", { type: "LoadBalancer" }),
      ],
      [endpoints("web-10", 2, 3), endpoints("web-2", 1), endpoints("peers", 1), endpoints("public", 1)],
      [ingress(["/", "web-2", 80])],
    );
    assert.deepEqual(said(rows), [
      "db: ExternalName · db.example.com",
      "manual: ClusterIP · no selector · 80/TCP",
      "peers: 1/1 · headless · 80/TCP",
      "public: Pending · 1/1 · LoadBalancer · 80/TCP",
      "web-2: 1/1 · NodePort · 80:30080/TCP",
      "web-10: 2/3 · ClusterIP · 80/TCP",
      "shop: Ingress · shop.example.com · lb.example.com",
    ]);
    assert.deepEqual(
      rows.map((row) => [contextValueOf(row), hasChildren(row)]),
      [
        ["object.Service", false],
        ["object.Service", false],
        ["object.Service", true],
        ["object.Service", true],
        ["object.Service", true],
        ["object.Service", true],
        ["object.Ingress", true],
      ],
    );
    assert.equal(
      rowOf(rows[5]!).spoken,
      "Service web-10, 2 of 3 ready, ClusterIP, 80/TCP, namespace default",
    );
    assert.match(
      tooltipOf(rows[5]!, now),
      /\| Selector \| app=web-10 \|\n.*\n\| Cluster IP \| 10\.0\.0\.1 \|/,
    );
  });

  it("says what a kind is that may not be listed, and shows the others", async () => {
    const children = tree.children(section);
    cluster.objectList("Service").list(service("web"));
    cluster.objectList("Ingress").forbid();
    cluster.objectList("EndpointSlice").forbid();
    const rows = await children;
    assert.deepEqual(said(rows), [
      "Ingress: not shown: You do not have permission to list them.",
      "web: ClusterIP · 80/TCP",
    ]);
  });

  it("changes the row of a Service with its endpoints, and no other row", async () => {
    const [, web] = await expanded([service("api"), service("web")], [endpoints("api", 1)]);
    assert.deepEqual(
      [rowOf(web!).description, rowOf(web!).icon.id],
      ["no endpoints · ClusterIP · 80/TCP", "warning"],
    );
    assert.match(spokenWithProblem(web!, "", now), /No ready pod is behind it/);
    cluster.objectList("EndpointSlice").put(endpoints("web", 2));
    assert.deepEqual(changed, [web]);
    assert.equal(rowOf(web!).description, "2/2 · ClusterIP · 80/TCP");
  });

  it("changes the row of a Service with the Service", async () => {
    const [web] = await expanded([service("web")], [endpoints("web", 1)]);
    cluster.objectList("Service").put(service("web", { type: "LoadBalancer" }));
    assert.deepEqual([changed, rowOf(web!).description], [[web], "Pending · 1/1 · LoadBalancer · 80/TCP"]);
  });

  describe("with a Service", () => {
    /** Expands a Service. */
    async function behind(web: ClusterElement, ...pods: readonly ReturnType<typeof pod>[]) {
      const children = tree.children(web);
      cluster.ownedPodLists.at(-1)!.list.list(...pods);
      return children.finally(settle);
    }

    it("follows the pods that it selects only while it is expanded", async () => {
      const [web] = await expanded([service("web")], [endpoints("web", 1)]);
      assert.equal(cluster.ownedPodLists.length, 0);
      assert.deepEqual(said(await behind(web!, pod("web-1"))), ["web-1: Running 0/2"]);
      const asked = cluster.ownedPodLists[0]!;
      assert.deepEqual([asked.namespace, asked.labelSelector], ["default", "app=web"]);
      tree.collapse(web!);
      assert.ok(asked.list.isDisposed);
    });

    it("says that no pod matches, and takes it back with the first ready one", async () => {
      const [web] = await expanded([service("web")]);
      assert.deepEqual(said(await behind(web!)), ["No pod matches its selector app=web."]);
      cluster.ownedPodLists[0]!.list.put(pod("web-1"));
      settle();
      assert.deepEqual(said(await tree.children(web!)), ["0 of 1 pods are ready.", "web-1: Running 0/2"]);
    });

    it("redraws what it says with the pod that changes it", async () => {
      const [web] = await expanded([service("web")]);
      await behind(web!, pod("web-1"));
      const { list } = cluster.ownedPodLists[0]!;
      const ready = pod("web-1");
      list.put({ ...ready, status: { ...ready.status, ready: 2 } });
      assert.deepEqual(changed, [web]);
    });

    it("blames no selector for pods that a filter hides", async () => {
      tree.filter = { labels: "tier=front" };
      const [web] = await expanded([service("web")], [endpoints("web", 1)]);
      assert.deepEqual(said(await behind(web!)), []);
      assert.equal(cluster.ownedPodLists[0]!.labelSelector, "app=web,tier=front");
    });
  });

  describe("with an Ingress", () => {
    const shop = ingress(["/", "web", 80], ["/api", "web", 81], ["/cart", "cart", 80]);

    it("says which Services are missing, and which port", async () => {
      const rows = await expanded([service("web")], [endpoints("web", 1)], [shop]);
      assert.deepEqual([rowOf(rows[1]!).icon.id, hasChildren(rows[1]!)], ["warning", true]);
      const below = tree.children(rows[1]!);
      cluster.objectList("Service").list(service("web"), service("other"));
      cluster.objectList("EndpointSlice").list(endpoints("web", 1));
      assert.deepEqual(said(await below), [
        "Service web has no port 81.",
        "Service cart does not exist.",
        "web: 1/1 · shop.example.com/ · shop.example.com/api",
      ]);
    });

    it("takes back that a Service is missing when it comes", async () => {
      const rows = await expanded([], [], [ingress(["/", "web", 80])]);
      assert.equal(rowOf(rows[0]!).icon.id, "warning");
      cluster.objectList("Service").put(service("web"));
      assert.equal(rowOf(rows[0]!).icon.id, "sign-in");
    });

    it("knows the Services that a filter hides", async () => {
      tree.filter = { labels: "tier=front" };
      const children = tree.children(section);
      const [shown, all] = cluster.objectLists.filter(({ kind }) => kind === "Service");
      assert.deepEqual([shown!.labelSelector, all!.labelSelector], ["tier=front", undefined]);
      const [ofFilter, whole] = serviceLists();
      ofFilter!.list();
      whole!.list(service("web"));
      cluster.objectList("Ingress").list(ingress(["/", "web", 80]));
      cluster.objectList("EndpointSlice").list();
      const [row] = await children;
      assert.equal(rowOf(row!).icon.id, "sign-in");
    });
  });
});
