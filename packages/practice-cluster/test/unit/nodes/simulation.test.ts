import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isReady } from "../../../src/controllers/objects.ts";
import { ClusterStorage } from "../../../src/storage/clusterStorage.ts";
import { silentLog } from "../../support/controllerWorld.ts";
import { podOf, SimulatedCluster, stateOf } from "../../support/simulatedCluster.ts";

const web = (replicas: number, image = "nginx:1.29") => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "default" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { containers: [{ name: "main", image, ports: [{ name: "http", containerPort: 80 }] }] },
    },
  },
});

describe("the simulated cluster", () => {
  it("shows three ready workers in three zones, a control plane, and its pods", async () => {
    await using cluster = await SimulatedCluster.start();
    const nodes = (await cluster.api.list("nodes")).items;
    const zones = nodes.map(({ metadata }) => metadata.labels?.["topology.kubernetes.io/zone"]);
    assert.equal(nodes.length, 4);
    assert.equal(new Set(zones).size, 3);
    const running = async (): Promise<string[]> =>
      (await cluster.api.list("pods", { namespace: "kube-system" })).items
        .filter(({ status }) => (status as { phase?: string } | undefined)?.phase === "Running")
        .map(({ metadata }) => metadata.name.replace(/-[^-]+-?[^-]*$/, ""));
    await cluster.until("ten pods of kube-system run", async () => (await running()).length === 10);
    const daemonSet = await cluster.api.get("daemonsets.apps", "kube-system", "kube-proxy");
    assert.equal((daemonSet["status"] as Record<string, unknown>)["desiredNumberScheduled"], 4);
  });

  it("writes nothing while nothing happens", async () => {
    await using cluster = await SimulatedCluster.start();
    const { clock } = cluster.simulation;
    const version = async (): Promise<string> => (await cluster.api.list("nodes")).resourceVersion;
    const started = clock.nowMs();
    let [last, since] = ["", started];
    await cluster.until("no version is new for 30 s", async () => {
      const now = await version();
      if (now !== last) [last, since] = [now, clock.nowMs()];
      return clock.nowMs() - since >= 30_000;
    });
  });

  it("runs every image of the snippets", async () => {
    await using cluster = await SimulatedCluster.start();
    const text = await readFile(join(repositoryFolder, "snippets/kubernetes.en.json"), "utf8");
    const images = [
      ...new Set(
        [...text.matchAll(/image: (?:\$\{\d+:)?([\w./-]+:[\w.-]+)/g)].map((match) => match[1] ?? ""),
      ),
    ];
    for (const [index, image] of images.entries()) {
      const shell = image.includes("busybox") ? { command: ["sh", "-c", "sleep 3600"] } : {};
      await cluster.api.create("pods", podOf(`pod-${index}`, image, shell));
    }
    await cluster.until("they are ready", async () => (await cluster.pods()).every(isReady));
    assert(images.length >= 3);
  });

  it("fails to pull what it does not know, and says what it knows", async () => {
    await using cluster = await SimulatedCluster.start();
    await cluster.api.create("pods", podOf("bad", "ngnix:1.29"));
    const seen = new Set<string>();
    await cluster.until("both reasons were seen", async () => {
      seen.add(stateOf(await cluster.pod("bad")).reason ?? "");
      return seen.has("ErrImagePull") && seen.has("ImagePullBackOff");
    });
    const failed = (await cluster.events("bad")).map((event) => String(event["message"]));
    assert(failed.some((message) => message.includes("Did you mean nginx? The practice cluster")));
  });

  it("restarts a container that ends, later from time to time, and keeps the log of the run before", async () => {
    await using cluster = await SimulatedCluster.start();
    const command = ["sh", "-c", "echo run; exit 3"];
    await cluster.api.create("pods", podOf("crash", "busybox:1.37", { command }));
    const restarts = async (): Promise<number> =>
      (await cluster.pod("crash")).status?.containerStatuses?.[0]?.restartCount ?? 0;
    await cluster.until(
      "it backs off",
      async () => stateOf(await cluster.pod("crash")).reason === "CrashLoopBackOff",
    );
    await cluster.until("it has restarted twice", async () => (await restarts()) >= 2);
    assert.deepEqual(await cluster.log("crash", true), ["run"]);
    const ended = (await cluster.pod("crash")).status?.containerStatuses?.[0]?.lastState?.["terminated"];
    assert.deepEqual([ended?.exitCode, ended?.reason], [3, "Error"]);
  });

  it("brings requests through a Service to its pods in turn", async () => {
    await using cluster = await SimulatedCluster.start();
    for (const name of ["one", "two"]) {
      const pod = podOf(name, "registry.k8s.io/e2e-test-images/agnhost:2.53", {
        args: ["netexec", "--http-port=8080"],
      });
      await cluster.api.create("pods", { ...pod, metadata: { ...pod.metadata, labels: { app: "echo" } } });
    }
    const ports = [{ port: 80, targetPort: 8080 }];
    const service = { apiVersion: "v1", kind: "Service", metadata: { name: "echo", namespace: "default" } };
    await cluster.api.create("services", { ...service, spec: { selector: { app: "echo" }, ports } });
    await cluster.api.create("pods", podOf("client", "busybox", { command: ["sleep", "infinity"] }));
    await cluster.until("they are ready", async () => (await cluster.pods()).every(isReady));
    const answers = new Set<string>();
    await cluster.until("both have answered", async () => {
      answers.add(await cluster.exec("client", "wget", "-qO-", "http://echo/hostname"));
      return answers.has("one") && answers.has("two");
    });
    assert.match(await cluster.exec("client", "wget", "-qO-", "http://echo:81/"), /can't connect/);
    assert.match(
      await cluster.exec("client", "wget", "-qO-", "http://example.com"),
      /bad address 'example.com'/,
    );
  });

  it("lets a Service of type LoadBalancer be reached inside, and says that nothing is outside", async () => {
    await using cluster = await SimulatedCluster.start();
    await cluster.api.create("deployments.apps", web(2));
    const service = { apiVersion: "v1", kind: "Service", metadata: { name: "web", namespace: "default" } };
    const spec = {
      type: "LoadBalancer",
      selector: { app: "web" },
      ports: [{ name: "http", port: 80, targetPort: "http" }],
    };
    await cluster.api.create("services", { ...service, spec });
    await cluster.api.create("pods", podOf("client", "busybox", { command: ["sleep", "infinity"] }));
    await cluster.until("pods are ready", async () => {
      const pods = await cluster.pods();
      return pods.length === 3 && pods.every(isReady);
    });
    await cluster.until("it answers", async () =>
      (await cluster.exec("client", "wget", "-qO-", "http://web")).includes("Welcome to nginx!"),
    );
    const reasons = (await cluster.events("web")).map((event) => event["reason"]);
    assert(reasons.includes("NotSimulated"));
  });

  it("gives containers what ConfigMaps and Secrets hold", async () => {
    await using cluster = await SimulatedCluster.start();
    const metadata = { name: "settings", namespace: "default" };
    await cluster.api.create("configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata,
      data: { GREETING: "hi" },
    });
    const data = { password: Buffer.from("secret").toString("base64") };
    await cluster.api.create("secrets", { apiVersion: "v1", kind: "Secret", metadata, data });
    const container = {
      command: ["sh", "-c", "echo $GREETING $PASSWORD; cat /etc/settings/GREETING"],
      envFrom: [{ configMapRef: { name: "settings" } }],
      env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "settings", key: "password" } } }],
      volumeMounts: [{ name: "settings", mountPath: "/etc/settings" }],
    };
    const volumes = [{ name: "settings", configMap: { name: "settings" } }];
    await cluster.api.create(
      "pods",
      podOf("reader", "busybox", container, { volumes, restartPolicy: "Never" }),
    );
    await cluster.until(
      "it has ended",
      async () => (await cluster.pod("reader")).status?.phase === "Succeeded",
    );
    assert.deepEqual(await cluster.log("reader"), ["hi secret", "hi"]);
  });

  it("holds a container back until the ConfigMaps and Secrets of its variables are there", async () => {
    await using cluster = await SimulatedCluster.start();
    const container = {
      command: ["sh", "-c", "echo $GREETING; sleep infinity"],
      env: [
        { name: "GREETING", valueFrom: { configMapKeyRef: { name: "settings", key: "greeting" } } },
        { name: "MAYBE", valueFrom: { secretKeyRef: { name: "keys", key: "a", optional: true } } },
      ],
    };
    await cluster.api.create("pods", podOf("reader", "busybox", container));
    const waitsFor = async (message: string): Promise<boolean> => {
      const { reason, message: said } = stateOf(await cluster.pod("reader"));
      return reason === "CreateContainerConfigError" && said === message;
    };
    await cluster.until("it waits for the ConfigMap", () => waitsFor('configmap "settings" not found'));
    const settings = (data: object) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings", namespace: "default" },
      data,
    });
    const made = await cluster.api.create("configmaps", settings({ other: "hi" }));
    await cluster.until("it waits for the key", () =>
      waitsFor("couldn't find key greeting in ConfigMap default/settings"),
    );
    await cluster.api.update("configmaps", { ...made, data: { greeting: "hi" } });
    await cluster.until("it is ready", async () => isReady(await cluster.pod("reader")));
    assert.deepEqual(await cluster.log("reader"), ["hi"]);
    assert.equal((await cluster.pod("reader")).status?.containerStatuses?.[0]?.restartCount, 0);
  });

  it("moves the pods of a stopped node, and takes it back", async () => {
    await using cluster = await SimulatedCluster.start();
    await cluster.api.create("deployments.apps", web(3));
    const places = async (): Promise<(string | undefined)[]> =>
      (await cluster.pods("app=web")).filter(isReady).map(({ spec }) => spec.nodeName);
    await cluster.until("each worker has one", async () => new Set(await places()).size === 3);
    const [victim = ""] = await places();
    await cluster.simulation.nodes.stopNode(victim);
    await cluster.until("three run elsewhere", async () => {
      const elsewhere = (await places()).filter((node) => node !== victim);
      return elsewhere.length === 3;
    });
    await cluster.simulation.nodes.startNode(victim);
    await cluster.until("the old pod is gone", async () => (await cluster.pods("app=web")).length === 3);
    await cluster.api.create(
      "pods",
      podOf("late", "nginx", {}, { nodeSelector: { "kubernetes.io/hostname": victim } }),
    );
    await cluster.until("it takes pods again", async () => isReady(await cluster.pod("late")));
  });

  it("schedules nothing on a cordoned node, and says what hinders", async () => {
    await using cluster = await SimulatedCluster.start();
    await cluster.until(
      "all nodes are there",
      async () => (await cluster.api.list("nodes")).items.length === 4,
    );
    for (const node of (await cluster.api.list("nodes")).items)
      await cluster.api.update("nodes", {
        ...node,
        spec: { ...(node["spec"] as object), unschedulable: true },
      });
    await cluster.api.create("pods", podOf("waits", "nginx"));
    const said = async (): Promise<string[]> =>
      (await cluster.events("waits")).map(
        (event) => `${String(event["reason"])}: ${String(event["message"])}`,
      );
    await cluster.until("the scheduler has said so", async () => (await said()).length > 0);
    assert.match(
      (await said())[0] ?? "",
      /^FailedScheduling: 0\/4 nodes are available: 4 node\(s\) were unschedulable/,
    );
  });

  it("has what was applied after a restart, with the history of rollouts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "practice-"));
    const file = join(folder, "journal");
    try {
      {
        const storage = new ClusterStorage(file, silentLog);
        await using cluster = await SimulatedCluster.start(storage);
        await cluster.api.create("deployments.apps", web(1));
        await cluster.until("the first version runs", async () =>
          (await cluster.pods("app=web")).some(isReady),
        );
        // No resource version: the controller can write the status at any moment.
        await cluster.api.update("deployments.apps", web(1, "nginx:1.30"));
        await cluster.until("there are two revisions", async () => {
          return (await cluster.api.list("replicasets.apps", { namespace: "default" })).items.length === 2;
        });
        // No stop, as if the process had been killed.
      }
      const storage = new ClusterStorage(file, silentLog);
      await using cluster = await SimulatedCluster.start(storage);
      await cluster.until("it runs again", async () => (await cluster.pods("app=web")).some(isReady));
      const sets = (await cluster.api.list("replicasets.apps", { namespace: "default" })).items;
      const revisions = sets.map(
        ({ metadata }) => metadata.annotations?.["deployment.kubernetes.io/revision"],
      );
      assert.deepEqual(revisions.sort(), ["1", "2"]);
      storage.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
