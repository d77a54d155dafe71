import assert from "node:assert/strict";
import { podOf, SimulatedCluster, stateOf } from "../../support/simulatedCluster.ts";

describe("containers that want too much", function () {
  this.timeout(30_000);
  let cluster: SimulatedCluster;
  before(async () => (cluster = await SimulatedCluster.start()));
  after(async () => await cluster[Symbol.asyncDispose]());

  const create = async (name: string, script: string, more = {}, spec = {}): Promise<void> => {
    const command = ["sh", "-c", script];
    await cluster.api.create("pods", podOf(name, "busybox:1.37", { command, ...more }, spec));
  };
  const phase = async (name: string): Promise<unknown> => (await cluster.pod(name)).status?.phase;

  it("are OOMKilled beyond their limit, and their log says so", async () => {
    const resources = { limits: { memory: "300Ki" } };
    const never = { restartPolicy: "Never" };
    await create("fits", "x=$(printf '%050000d' 1); echo ${#x}", { resources }, never);
    await create("greedy", "echo begins; x=a; while true; do x=$x$x; done", { resources }, never);
    await cluster.until("both have ended", async () => {
      return (await phase("fits")) === "Succeeded" && (await phase("greedy")) === "Failed";
    });
    assert.deepEqual(await cluster.log("fits"), ["50000"]);
    const { reason, exitCode } = stateOf(await cluster.pod("greedy")) as Record<string, unknown>;
    assert.deepEqual([reason, exitCode], ["OOMKilled", 137]);
    assert.deepEqual(await cluster.log("greedy"), [
      "begins",
      "practice cluster: this container held more than its memory of 300Ki and was killed",
    ]);
  });

  it("are OOMKilled by what kubectl exec runs in them, too, and begin anew", async () => {
    await create("victim", "sleep infinity", { resources: { limits: { memory: "300Ki" } } });
    await cluster.until("it runs", async () => (await phase("victim")) === "Running");
    const ended = cluster.simulation.processes.exec({
      namespace: "default",
      pod: "victim",
      container: "main",
      command: ["sh", "-c", "yes > /tmp/file"],
    });
    await cluster.until("it has restarted", async () => {
      const status = (await cluster.pod("victim")).status?.containerStatuses?.[0];
      return status?.restartCount === 1 && status.lastState?.["terminated"]?.reason === "OOMKilled";
    });
    assert.equal((await ended).exitCode, 137);
  });

  it("take what kubectl exec runs in them with them", async () => {
    await create("short", "sleep 5", {}, { restartPolicy: "Never" });
    await cluster.until("it runs", async () => (await phase("short")) === "Running");
    const runs = ["while true; do :; done", "sleep infinity", "sleep 100000 | cat"].map((script) =>
      cluster.simulation.processes.exec({
        namespace: "default",
        pod: "short",
        container: "main",
        command: ["sh", "-c", script],
      }),
    );
    await cluster.until("it has ended", async () => (await phase("short")) === "Succeeded");
    for (const { exitCode } of await Promise.all(runs)) assert.equal(exitCode, 137);
  });

  it("print no more than an answer to kubectl exec can hold", async () => {
    await create("prints", "sleep infinity");
    await cluster.until("it runs", async () => (await phase("prints")) === "Running");
    const { exitCode, stdout, stderr } = await cluster.simulation.processes.exec({
      namespace: "default",
      pod: "prints",
      container: "main",
      command: ["yes"],
    });
    assert.deepEqual([exitCode, stdout.length], [141, 2 ** 20]);
    assert.match(stderr, /cut off at 1 MiB/);
  });

  it("cannot have more processes than they may", async () => {
    await create("bomb", "while true; do sleep 1000 & done", {}, { restartPolicy: "Never" });
    await cluster.until("it has failed", async () => (await phase("bomb")) === "Failed");
    const said = new Set(await cluster.log("bomb"));
    assert.deepEqual([...said], ["sh: can't fork: Resource temporarily unavailable"]);
  });

  it("are stopped as soon as any other when they are deleted", async () => {
    const busy = ["while true; do :; done", "while true; do echo x; done", "yes", "yes | cat > /dev/null"];
    for (const [index, script] of busy.entries()) await create(`busy-${index}`, script);
    const running = async (): Promise<number> =>
      (await cluster.pods()).filter(({ metadata }) => metadata.name.startsWith("busy-")).length;
    await cluster.until("they run", async () => {
      for (const index of busy.keys()) if ((await phase(`busy-${index}`)) !== "Running") return false;
      return true;
    });
    for (const index of busy.keys()) await cluster.api.delete("pods", "default", `busy-${index}`);
    await cluster.until("they are gone", async () => (await running()) === 0);
  });
});
