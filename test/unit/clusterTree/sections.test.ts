import assert from "node:assert/strict";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { summarizeAutoscaler } from "@kubernetes-workshop/kubernetes/resources/objects/autoscalerSummary";
import { summarizeClaim } from "@kubernetes-workshop/kubernetes/resources/objects/claimSummary";
import { summarizeMetadata } from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import { summarizeStorageClass } from "@kubernetes-workshop/kubernetes/resources/objects/storageClassSummary";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement } from "../../../src/clusterTree/elements.ts";
import { referenceOf } from "../../../src/clusterTree/referenceOf.ts";
import { contextValueOf, hasChildren, rowOf } from "../../../src/clusterTree/rows/row.ts";
import { tooltipOf } from "../../../src/clusterTree/rows/tooltip.ts";
import { deployment, InMemoryCluster, ManualTimer, node } from "./inMemoryCluster.ts";

const now = Date.parse("2026-01-01T10:00:00Z");
const metadata = (name: string, more: object = {}) => ({
  metadata: { uid: name, name, namespace: "default", creationTimestamp: "2026-01-01T08:00:00Z", ...more },
});
const configMap = summarizeMetadata(kinds.ConfigMap);
const secret = summarizeMetadata(kinds.Secret);

const claim = (name: string, storageClassName: string, phase = "Pending") =>
  summarizeClaim({
    ...metadata(name),
    spec: { storageClassName, resources: { requests: { storage: "8Gi" } }, accessModes: ["ReadWriteOnce"] },
    status: { phase },
  });

const said = (rows: readonly ClusterElement[]): string[] =>
  rows.map((row) => {
    const { label, description } = rowOf(row);
    return [label, description].filter((part) => part).join(": ");
  });

describe("A section of the tree", () => {
  let cluster: InMemoryCluster;
  let timer: ManualTimer;
  let tree: ClusterTree;
  let changed: (ClusterElement | undefined)[];

  beforeEach(() => {
    cluster = new InMemoryCluster();
    timer = new ManualTimer();
    tree = new ClusterTree(cluster, timer.start);
    cluster.nodeList.list(node("n1"));
    changed = [];
    tree.onDidChange((element) => changed.push(element));
  });
  afterEach(() => tree.dispose());

  const sectionOf = async (id: string): Promise<ClusterElement> =>
    (await tree.roots()).find((root) => root.id === id)!;

  /** Lets the redraw interval pass and forgets what has been drawn. */
  function settle(): void {
    while (timer.pending.size > 0) timer.elapse();
    changed = [];
  }

  it("makes no request until it is expanded", async () => {
    await tree.roots();
    assert.deepEqual([cluster.objectLists, cluster.metadataLists], [[], []]);
  });

  describe("for configuration", () => {
    it("lists ConfigMaps, then Secrets, by their metadata alone", async () => {
      const children = tree.children(await sectionOf("configuration"));
      cluster.metadataList("ConfigMap").list(configMap(metadata("b-10")), configMap(metadata("b-9")));
      cluster.metadataList("Secret").list(secret(metadata("a")));
      const rows = await children;
      assert.deepEqual(said(rows), ["b-9: ConfigMap", "b-10: ConfigMap", "a: Secret"]);
      assert.deepEqual(
        cluster.metadataLists.map(({ namespace }) => namespace),
        ["default", "default"],
      );
      assert.deepEqual(cluster.objectLists, []);
      const last = rows[2]!;
      assert.deepEqual(
        [rowOf(last).spoken, rowOf(last).icon, contextValueOf(last), hasChildren(last)],
        ["Secret a, namespace default", { id: "key" }, "object.Secret", false],
      );
      assert.deepEqual(referenceOf(last), {
        apiVersion: "v1",
        kind: "Secret",
        name: "a",
        namespace: "default",
        uid: "a",
      });
      assert.match(
        tooltipOf(last, now),
        /\| Kind \| Secret \|\n\| Namespace \| default \|\n\| Age \| 120 min \|/,
      );
    });

    it("keeps nothing of the annotations, which may have copies of values", () => {
      const annotations = { "kubectl.kubernetes.io/last-applied-configuration": '{"data":{"k":"c2VjcmV0"}}' };
      assert.doesNotMatch(JSON.stringify(secret(metadata("a", { annotations }))), /c2VjcmV0/);
    });

    it("says that there are more objects than it shows", async () => {
      const children = tree.children(await sectionOf("configuration"));
      const list = cluster.metadataList("ConfigMap");
      list.isCut = true;
      list.list(configMap(metadata("a")), configMap(metadata("b")));
      cluster.metadataList("Secret").forbid();
      assert.deepEqual(said(await children), [
        "ConfigMap: only 2 are shown",
        "Secret: not shown: You do not have permission to list them.",
        "a: ConfigMap",
        "b: ConfigMap",
      ]);
    });

    it("says what holds a deletion back", async () => {
      const children = tree.children(await sectionOf("configuration"));
      const deleted = { deletionTimestamp: "2026-01-01T09:00:00Z", finalizers: ["example.com/hold"] };
      cluster.metadataList("ConfigMap").list(configMap(metadata("a", deleted)));
      cluster.metadataList("Secret").list();
      const [row] = await children;
      assert.deepEqual([said([row!]), hasChildren(row!)], [["a: Terminating · ConfigMap"], true]);
      assert.deepEqual(said(await tree.children(row!)), [
        "Finalizers hold back the deletion: example.com/hold.",
      ]);
    });

    it("says why a kind cannot be read, and shows the others", async () => {
      const children = tree.children(await sectionOf("configuration"));
      cluster.metadataList("ConfigMap").fail(new Error("no route"));
      cluster.metadataList("Secret").list(secret(metadata("a")));
      assert.deepEqual(said(await children), ["Unable to show the objects: no route", "a: Secret"]);
    });
  });

  describe("for storage", () => {
    const classes = [
      summarizeStorageClass({
        metadata: { uid: "gp3", name: "gp3" },
        provisioner: "ebs.csi.aws.com",
        volumeBindingMode: "WaitForFirstConsumer",
      }),
    ];

    it("says what a claim waits for", async () => {
      const children = tree.children(await sectionOf("storage"));
      cluster
        .objectList("PersistentVolumeClaim")
        .list(claim("data", "gp3"), claim("lost", "gone"), claim("old", "gp3", "Bound"));
      cluster.objectList("StorageClass").list(...classes);
      const rows = await children;
      assert.deepEqual(said(rows), [
        "data: Pending · 8Gi · gp3",
        "lost: Pending · 8Gi · gone",
        "old: 8Gi · gp3",
      ]);
      assert.deepEqual(
        rows.map((row) => rowOf(row).icon.id),
        ["circle-outline", "warning", "archive"],
      );
      const below = await Promise.all(rows.map((row) => tree.children(row)));
      assert.deepEqual(below.map(said), [
        ["It is waiting for a pod that uses it. Its StorageClass provides the volume only then."],
        ["StorageClass gone does not exist."],
        [],
      ]);
      assert.match(tooltipOf(rows[0]!, now), /\| Size \| 8Gi \|/);
    });

    it("changes a claim with its StorageClass", async () => {
      const children = tree.children(await sectionOf("storage"));
      cluster.objectList("PersistentVolumeClaim").list(claim("data", "gp3"));
      cluster.objectList("StorageClass").list();
      const [row] = await children;
      assert.equal(rowOf(row!).icon.id, "warning");
      settle();
      cluster.objectList("StorageClass").put(...classes);
      assert.deepEqual(changed, [row]);
      assert.equal(rowOf(row!).icon.id, "circle-outline");
    });

    it("says less where the StorageClasses may not be listed", async () => {
      const children = tree.children(await sectionOf("storage"));
      cluster.objectList("PersistentVolumeClaim").list(claim("data", "gp3"));
      cluster.objectList("StorageClass").forbid();
      const [row] = await children;
      assert.deepEqual(said(await tree.children(row!)), ["It is waiting for gp3 to provide a volume."]);
    });
  });

  describe("for custom resources", () => {
    const kindOf = (group: string, kind: string, namespaced = true) => ({
      group,
      version: "v1",
      apiVersion: `${group}/v1`,
      kind,
      plural: `${kind.toLowerCase()}s`,
      singular: kind.toLowerCase(),
      shortNames: [],
      categories: [],
      namespaced,
      verbs: ["list", "watch"],
    });
    const rocket = kindOf("example.com", "Rocket");
    const planet = kindOf("example.com", "Planet", false);

    async function groups(): Promise<ClusterElement[]> {
      cluster.foundGroups = [{ group: "example.com", kinds: [planet, rocket] }];
      return tree.children(await sectionOf("customResources"));
    }

    it("shows the kinds below their group, and asks for objects of an expanded kind only", async () => {
      await tree.roots();
      assert.equal(cluster.customReads, 0);
      const [group] = await groups();
      const kinds = await tree.children(group!);
      assert.deepEqual(said([group!, ...kinds]), ["example.com: 2", "Planet: cluster-wide", "Rocket"]);
      assert.deepEqual([group!, ...kinds].map(hasChildren), [true, true, true]);
      assert.match(tooltipOf(kinds[1]!, now), /example\.com\/v1/);
      assert.deepEqual([cluster.customReads, cluster.metadataLists], [1, []]);
      const children = tree.children(kinds[1]!);
      const saturn = summarizeMetadata(rocket)(metadata("saturn"));
      cluster.metadataList("Rocket").list(saturn);
      const rows = await children;
      assert.deepEqual([said(rows), contextValueOf(rows[0]!)], [["saturn: Rocket"], "object.Rocket"]);
      assert.equal(cluster.metadataLists[0]!.namespace, "default");
      tree.collapse(kinds[1]!);
      assert.ok(cluster.metadataList("Rocket").isDisposed);
    });

    it("asks for objects without a namespace in the whole cluster", async () => {
      const [group] = await groups();
      const [kind] = await tree.children(group!);
      const children = tree.children(kind!);
      const { namespace, list } = cluster.metadataLists[0]!;
      const mars = summarizeMetadata(planet)({ metadata: { uid: "mars", name: "mars" } });
      list.list(mars);
      const [row] = await children;
      assert.deepEqual([namespace, rowOf(row!).spoken], [undefined, "Planet mars"]);
    });

    it("stops following the kinds of a group that is collapsed", async () => {
      const [group] = await groups();
      const [, kind] = await tree.children(group!);
      void tree.children(kind!);
      tree.collapse(group!);
      assert.ok(cluster.metadataList("Rocket").isDisposed);
    });

    it("reads the kinds again when it is expanded again", async () => {
      await groups();
      const section = await sectionOf("customResources");
      await tree.children(section);
      assert.equal(cluster.customReads, 1);
      tree.collapse(section);
      await tree.children(section);
      assert.equal(cluster.customReads, 2);
    });

    it("says that there are none, or why they cannot be read", async () => {
      const section = await sectionOf("customResources");
      assert.deepEqual(said(await tree.children(section)), ["The cluster has no custom resources"]);
      tree.collapse(section);
      cluster.foundGroups = new Error("no route");
      assert.deepEqual(said(await tree.children(section)), ["Unable to show the objects: no route"]);
    });
  });

  describe("for workloads", () => {
    const autoscaler = (more: Parameters<typeof summarizeAutoscaler>[0] = {}) =>
      summarizeAutoscaler({
        ...metadata("web", { uid: "autoscaler" }),
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
          minReplicas: 2,
          maxReplicas: 10,
          metrics: [
            {
              type: "Resource",
              resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
            },
          ],
        },
        ...more,
      });
    const able = { type: "AbleToScale", status: "True" };

    async function workloads(...autoscalers: readonly ReturnType<typeof autoscaler>[]) {
      const children = tree.children(await sectionOf("workloads"));
      cluster.listWorkloads({ Deployment: [deployment("web")] });
      cluster.objectList("HorizontalPodAutoscaler").list(...autoscalers);
      return children.finally(settle);
    }

    it("shows autoscalers after the workloads, with their numbers and metrics", async () => {
      const [web, hpa] = await workloads(
        autoscaler({
          status: {
            currentReplicas: 3,
            desiredReplicas: 5,
            conditions: [able],
            currentMetrics: [
              { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 80 } } },
            ],
          },
        }),
      );
      assert.equal(web!.type, "workload");
      assert.deepEqual(said([hpa!]), ["web: 3/5 · HPA · cpu: 80%/50% · Deployment/web · default"]);
      assert.equal(
        rowOf(hpa!).spoken,
        "HorizontalPodAutoscaler web, 3 of 5 pods, cpu: 80%/50%, Deployment web, namespace default",
      );
      assert.deepEqual(
        [rowOf(hpa!).icon.id, contextValueOf(hpa!), hasChildren(hpa!)],
        ["circle-outline", "object.HorizontalPodAutoscaler", false],
      );
      assert.match(tooltipOf(hpa!, now), /\| At least \| 2 \|\n\| At most \| 10 \|/);
      assert.deepEqual(await tree.children(hpa!), []);
    });

    it("says what keeps an autoscaler from scaling", async () => {
      const said = "the server could not find the requested resource";
      const inactive = { type: "ScalingActive", status: "False", reason: "FailedGetResourceMetric" };
      const [, hpa] = await workloads(
        autoscaler({ status: { conditions: [able, { ...inactive, message: said }] } }),
      );
      assert.deepEqual([rowOf(hpa!).icon.id, hasChildren(hpa!)], ["warning", true]);
      const [problem] = await tree.children(hpa!);
      assert.equal(rowOf(problem!).label, `It cannot read its metrics: ${said}`);
    });

    it("shows no numbers of an autoscaler before its controller has any", async () => {
      const [, hpa] = await workloads(autoscaler());
      assert.deepEqual(said([hpa!]), ["web: HPA · Deployment/web · default"]);
    });

    it("says once what both lists say", async () => {
      cluster.listsAutoscalers = false;
      const children = tree.children(await sectionOf("workloads"));
      for (const { list } of cluster.workloadLists) list.fail(new Error("no route"));
      cluster.barePodList.fail(new Error("no route"));
      cluster.objectList("HorizontalPodAutoscaler").fail(new Error("no route"));
      assert.deepEqual(said(await children), ["Unable to show workloads: no route"]);
    });
  });

  describe("with other namespaces", () => {
    const namespace = (name: string) =>
      summarizeMetadata(kinds.Namespace)({ metadata: { uid: `ns-${name}`, name } });
    beforeEach(() => {
      cluster.namespacesAtOnce = ["shop-10", "default", "shop-9"].map(namespace);
    });

    it("shows the own objects first, then a row for each other, and reads only what is expanded", async () => {
      const children = tree.children(await sectionOf("configuration"));
      cluster.metadataList("ConfigMap").list(configMap(metadata("a")));
      cluster.metadataList("Secret").list();
      const rows = await children;
      assert.deepEqual(said(rows), ["a: ConfigMap", "shop-9", "shop-10"]);
      assert.equal(cluster.metadataLists.length, 2);
      const other = rows[1]!;
      assert.deepEqual(
        [hasChildren(other), contextValueOf(other), rowOf(other).spoken],
        [true, "namespace", "namespace shop-9"],
      );
      assert.equal(referenceOf(other)?.kind, "Namespace");
      const below = tree.children(other);
      cluster.metadataList("ConfigMap").list(configMap(metadata("b", { namespace: "shop-9" })));
      cluster.metadataList("Secret").list();
      assert.deepEqual(said(await below), ["b: ConfigMap"]);
      assert.equal(cluster.metadataLists.at(-1)!.namespace, "shop-9");
      tree.collapse(other);
      assert.ok(cluster.metadataList("Secret").isDisposed);
    });

    it("ends what is below a namespace with its section", async () => {
      const section = await sectionOf("network");
      const children = tree.children(section);
      for (const kind of ["Service", "Ingress", "EndpointSlice"] as const) cluster.objectList(kind).list();
      const [other] = await children;
      void tree.children(other!);
      tree.collapse(section);
      assert.ok(cluster.objectList("Ingress").isDisposed && cluster.namespaceLists[0]!.isDisposed);
    });

    it("has those of a custom kind too, unless it has no namespaces", async () => {
      const kindOf = (kind: string, namespaced: boolean) => ({
        group: "example.com",
        version: "v1",
        apiVersion: "example.com/v1",
        kind,
        plural: kind,
        singular: kind,
        shortNames: [],
        categories: [],
        namespaced,
        verbs: [],
      });
      const [planet, rocket] = [kindOf("Planet", false), kindOf("Rocket", true)];
      cluster.foundGroups = [{ group: "example.com", kinds: [planet, rocket] }];
      const [group] = await tree.children(await sectionOf("customResources"));
      const [planets, rockets] = await tree.children(group!);
      const ofPlanets = tree.children(planets!);
      cluster.metadataList("Planet").list();
      assert.deepEqual(said(await ofPlanets), []);
      const ofRockets = tree.children(rockets!);
      cluster.metadataList("Rocket").list();
      const [other] = await ofRockets;
      void tree.children(other!);
      assert.equal(cluster.metadataLists.at(-1)!.namespace, "shop-9");
    });

    it("shows the only one of a filter", async () => {
      tree.filter = { namespace: "shop-9" };
      const children = tree.children(await sectionOf("storage"));
      cluster.objectList("PersistentVolumeClaim").list();
      cluster.objectList("StorageClass").list();
      assert.deepEqual(await children, []);
      assert.deepEqual(cluster.namespaceLists, []);
      assert.equal(cluster.objectLists[0]!.namespace, "shop-9");
    });

    it("says to which namespace a user is limited", async () => {
      cluster.namespacesAtOnce = undefined;
      const children = tree.children(await sectionOf("configuration"));
      cluster.metadataList("ConfigMap").list(configMap(metadata("a")));
      cluster.metadataList("Secret").list();
      cluster.namespaceLists[0]!.forbid();
      assert.deepEqual(said(await children), [
        "Only namespace default: You do not have permission to read the others.",
        "a: ConfigMap",
      ]);
    });
  });
});
