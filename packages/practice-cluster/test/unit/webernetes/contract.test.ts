import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Clock, Cluster, type V1Deployment } from "@ngrok/webernetes";
import { bootWithoutPods } from "../../../src/webernetes/bootWithoutPods.ts";
import { machineConstructor } from "../../../src/webernetes/machine.ts";
import { repairApi } from "../../../src/webernetes/repairApi.ts";
import { keepSteady, repairClock } from "../../../src/webernetes/repairClock.ts";
import { repairNetwork } from "../../../src/webernetes/repairNetwork.ts";
import { skipEmptyWrites } from "../../../src/webernetes/skipEmptyWrites.ts";
import { Turns } from "../../../src/turns.ts";

/** The names among these that are not functions of an untyped object. */
function functionsOf(value: unknown, ...names: string[]): string[] {
  assert.ok(typeof value === "object" && value !== null, "There is no such object.");
  return names.filter((name) => typeof Reflect.get(value, name) !== "function");
}

/**
 * The behavior of webernetes that `src/webernetes` relies on, and the faults that it corrects. A test that fails after
 * an update of webernetes names the file to look at; a correction whose fault is gone can be removed.
 */
describe("webernetes", () => {
  const open: Cluster[] = [];
  const closing = <T extends Cluster>(cluster: T): T => {
    open.push(cluster);
    return cluster;
  };
  afterEach(async () => {
    for (const cluster of open.splice(0)) await cluster.close();
  });

  describe("has inside", () => {
    const cluster = new Cluster({ nodes: 1 });
    after(() => cluster.close());

    it("an etcd whose writes can be changed (beforeWrites.ts, skipEmptyWrites.ts)", () => {
      const state: unknown = Reflect.get(cluster.etcd, "stateRef");
      const missing = functionsOf(
        state,
        "put",
        "delete",
        "txn",
        "range",
        "header",
        "evaluateCompare",
        "collectDeleted",
      );
      assert.deepEqual(missing, []);
      assert.equal(typeof Reflect.get(Object(state), "revision"), "number");
    });

    it("an etcd whose watches and puts are made by builders (changedWatches.ts, repairWatches.ts, ownWriters.ts)", () => {
      assert.deepEqual(functionsOf(cluster.etcd.watch(), "prefix", "watcher"), []);
      assert.deepEqual(functionsOf(cluster.etcd.put("/registry/none"), "value"), []);
      assert.equal(cluster.kubeConfig.options.etcd, cluster.etcd, "The clients use this etcd.");
    });

    it("clients whose methods are on their prototype (repairApi.ts, eventsAfterWrites.ts)", () => {
      const names = (client: object): string[] => Object.getOwnPropertyNames(Object.getPrototypeOf(client));
      const { corev1, appsv1, discoveryv1 } = cluster.api;
      assert.ok(names(corev1).includes("createNamespacedEvent"));
      assert.ok(names(appsv1).includes("replaceNamespacedDeploymentStatus"));
      assert.ok(names(discoveryv1).includes("replaceNamespacedEndpointSlice"));
      assert.deepEqual(functionsOf(cluster.kubeConfig, "makeApiClient"), []);
    });

    it("a network that reads ports and asks the real one by methods of its own (repairNetwork.ts)", () =>
      assert.deepEqual(functionsOf(cluster.network, "parseTargetPort", "fetchDefault"), []));

    it("a clock that says where it begins to count (repairClock.ts)", () =>
      assert.equal(typeof Reflect.get(cluster.clock, "wallStartedAtMs"), "number"));

    it("machines whose class is that of an instance, with a runtime (machine.ts, installImages.ts, exitReasons.ts, holdBackContainers.ts)", () => {
      const machine: unknown = cluster.servers[0];
      assert.ok(machine instanceof machineConstructor(cluster));
      assert.deepEqual(functionsOf(machine, "boot", "close"), []);
      const missing = functionsOf(
        machine.runtime,
        ...["pullImage", "imageStatus", "removeContainer", "containerStatus", "podSandboxStatus"],
      );
      assert.deepEqual(missing, []);
      assert.deepEqual(functionsOf(machine.containerRuntime, "generateContainerConfig"), []);
    });

    it("a registry that makes images by name (addImages.ts)", () =>
      assert.deepEqual(functionsOf(cluster.imageRegistry, "create", "has"), []));
  });

  async function boot(): Promise<Cluster> {
    const cluster = closing(new Cluster({ nodes: 1 }));
    await cluster.init();
    return cluster;
  }

  /** A cluster without controllers, which would write, too. */
  function still(correct: (cluster: Cluster) => void = () => undefined): Cluster {
    const cluster = closing(new Cluster({ nodes: 1 }));
    correct(cluster);
    return cluster;
  }

  const withApi = (cluster: Cluster): void => repairApi(cluster, () => Promise.resolve(false), new Turns());

  describe("stores an update that changes nothing", () => {
    async function isStored(cluster: Cluster): Promise<boolean> {
      const { corev1 } = cluster.api;
      await corev1.createNamespace({ body: { metadata: { name: "shop" } } });
      const place = { name: "web", namespace: "shop" };
      const spec = { containers: [{ name: "web", image: "nginx" }] };
      await corev1.createNamespacedPod({ namespace: "shop", body: { metadata: { ...place }, spec } });
      const before = await corev1.readNamespacedPod(place);
      // A second write, because reading back can change what the first one stores.
      await corev1.replaceNamespacedPod({ ...place, body: structuredClone(before) });
      const body = await corev1.readNamespacedPod(place);
      await corev1.replaceNamespacedPod({ ...place, body: structuredClone(body) });
      const after = await corev1.readNamespacedPod(place);
      return after.metadata?.resourceVersion !== body.metadata?.resourceVersion;
    }
    it("by itself", async () => assert.equal(await isStored(still()), true));
    it("but not after skipEmptyWrites", async () =>
      assert.equal(await isStored(still(skipEmptyWrites)), false));
  });

  describe("gives no UUIDs", () => {
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    async function uid(cluster: Cluster): Promise<string> {
      const made = await cluster.api.corev1.createNamespace({ body: { metadata: { name: "one" } } });
      return made.metadata?.uid ?? "";
    }
    it("by itself", async () => assert.doesNotMatch(await uid(still()), uuid));
    it("but does after repairApi", async () => assert.match(await uid(still(withApi)), uuid));
  });

  describe("drops the annotations that come with a Deployment's status, and takes one of an older version", () => {
    const deployment: V1Deployment = {
      metadata: { name: "web", namespace: "default" },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: "web" } },
        template: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "web", image: "nginx" }] },
        },
      },
    };
    const revision = "deployment.kubernetes.io/revision";

    async function revisionAfterStatus(cluster: Cluster): Promise<string | undefined> {
      const { appsv1 } = cluster.api;
      const place = { name: "away", namespace: "nowhere" };
      await cluster.api.corev1.createNamespace({ body: { metadata: { name: place.namespace } } });
      const created = await appsv1.createNamespacedDeployment({
        namespace: place.namespace,
        body: { ...deployment, metadata: { ...place } },
      });
      const body = structuredClone(created);
      body.metadata = { ...body.metadata, annotations: { [revision]: "7" } };
      await appsv1.replaceNamespacedDeploymentStatus({ ...place, body });
      const read = await appsv1.readNamespacedDeployment(place);
      return read.metadata?.annotations?.[revision];
    }
    it("by itself", async () => assert.equal(await revisionAfterStatus(still()), undefined));
    it("but keeps them after repairApi", async () =>
      assert.equal(await revisionAfterStatus(still(withApi)), "7"));
  });

  describe("fires a timer at once that is longer than Node's longest", () => {
    async function firesAtOnce(correct: (clock: Clock) => void): Promise<boolean> {
      using clock = new Clock();
      correct(clock);
      let fired = false;
      clock.setTimeout(() => (fired = true), 366 * 86_400_000);
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, 20));
      return fired;
    }
    it("by itself", async () => assert.equal(await firesAtOnce(() => undefined), true));
    it("but not after repairClock", async () => assert.equal(await firesAtOnce(repairClock), false));
  });

  describe("goes back in time with the machine's clock", () => {
    const dateNow = Date.now;
    afterEach(() => (Date.now = dateNow));
    function goesBack(correct: (clock: Clock) => void): boolean {
      using clock = new Clock();
      correct(clock);
      const before = clock.nowMs();
      Date.now = () => dateNow() - 86_400_000;
      // The two clocks are read one after the other, which can take a millisecond.
      return clock.nowMs() < before - 5;
    }
    it("by itself", () =>
      assert.equal(
        goesBack(() => undefined),
        true,
      ));
    it("but not after keepSteady", () =>
      assert.equal(
        goesBack((clock) => keepSteady(clock)),
        false,
      ));
  });

  describe("knows no port of a URL that names none", () => {
    const portOf = (cluster: Cluster): unknown => {
      const parse: unknown = Reflect.get(cluster.network, "parseTargetPort");
      assert.ok(typeof parse === "function");
      try {
        return Reflect.apply(parse, cluster.network, [new URL("http://10.0.0.1:80/")]);
      } catch {
        return undefined;
      }
    };
    it("by itself", () => assert.notEqual(portOf(closing(new Cluster({ nodes: 1 }))), 80));
    it("but takes 80 after repairNetwork", () => {
      const cluster = closing(new Cluster({ nodes: 1 }));
      repairNetwork(cluster);
      assert.equal(portOf(cluster), 80);
    });
  });

  describe("runs pods of a control plane of its own", () => {
    const pods = async (cluster: Cluster): Promise<number> =>
      (await cluster.api.corev1.listNamespacedPod({ namespace: "kube-system" })).items.length;
    it("by itself", async () => assert.ok((await pods(await boot())) > 0));
    it("but not when booted by bootWithoutPods", async () => {
      const cluster = closing(new Cluster({ nodes: 1 }));
      await bootWithoutPods(cluster);
      assert.equal(await pods(cluster), 0);
    });
  });

  it("is published with imports that Node cannot resolve (extensionlessImports.ts)", () => {
    const entry = readFileSync(fileURLToPath(import.meta.resolve("@ngrok/webernetes")), "utf8");
    const relative = [...entry.matchAll(/from\s*"(\.[^"]*)"/g)].map(([, path = ""]) => path);
    assert.ok(
      relative.some((path) => !path.endsWith(".js")),
      relative.join(" "),
    );
  });
});
