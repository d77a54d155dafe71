import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asPod, type ContainerState, type Pod } from "../../src/controllers/objects.ts";
import type { ApiObject, ObjectApi } from "../../src/objectApi.ts";
import { type RunningSimulation, startSimulation } from "../../src/simulation.ts";
import type { ClusterStorage } from "../../src/storage/clusterStorage.ts";
import { silentLog } from "./controllerWorld.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

/** The minimum time, in milliseconds, that containers may compute before a wait fails. */
const computingMs = 8_000;

const schemas = schemaFolder;

/** The whole practice cluster without HTTP; its clock is stepped as fast as the machine can. */
export class SimulatedCluster implements AsyncDisposable {
  readonly simulation: RunningSimulation;

  private constructor(simulation: RunningSimulation) {
    this.simulation = simulation;
    simulation.clock.pause();
  }

  static async start(storage?: ClusterStorage): Promise<SimulatedCluster> {
    const readSchema = (path: string): Promise<string> => readFile(join(schemas, path), "utf8");
    return new SimulatedCluster(await startSimulation({ log: silentLog, readSchema, storage }));
  }

  get api(): ObjectApi {
    return this.simulation.api;
  }

  /**
   * Steps the simulated time, a tenth of a second at a time, until a condition holds or the time is up. The
   * computations of containers take real time, so more simulated time passes meanwhile on a busy machine.
   */
  async until(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
    const end = performance.now() + computingMs;
    for (let tenth = 0; tenth < seconds * 10 || performance.now() < end; tenth++) {
      if (await holds()) return;
      this.simulation.clock.step(100);
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    assert.fail(`not within ${seconds} simulated seconds: ${what}`);
  }

  async pods(labelSelector?: string): Promise<Pod[]> {
    const options = labelSelector === undefined ? {} : { labelSelector };
    return (await this.api.list("pods", { namespace: "default", ...options })).items.map((pod) => asPod(pod));
  }

  async pod(name: string): Promise<Pod> {
    return asPod(await this.api.get("pods", "default", name));
  }

  async exec(pod: string, ...command: string[]): Promise<string> {
    const container = "main";
    const { stdout, stderr } = await this.simulation.processes.exec({
      namespace: "default",
      pod,
      container,
      command,
    });
    return stdout + stderr;
  }

  async log(name: string, previous = false): Promise<string[]> {
    const lines = this.simulation.processes.logs(await this.pod(name), { container: "main", previous }) ?? [];
    return lines.map(({ text }) => text);
  }

  async events(name: string): Promise<ApiObject[]> {
    const { items } = await this.api.list("events", { namespace: "default" });
    return items.filter(({ involvedObject }) => (involvedObject as { name?: string }).name === name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.simulation.clock.resume();
    await this.simulation.stop();
  }
}

/** A pod with one container, `main`. */
export function podOf(
  name: string,
  image: string,
  more: Record<string, unknown> = {},
  spec: Record<string, unknown> = {},
): ApiObject {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "default", labels: { app: name } },
    spec: { containers: [{ name: "main", image, ...more }], ...spec },
  };
}

/** The state of a container: its reason to wait, or why it has ended. */
export function stateOf(pod: Pod): ContainerState {
  return Object.values(pod.status?.containerStatuses?.[0]?.state ?? {})[0] ?? {};
}
