import { Clock } from "@ngrok/webernetes";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type Controller, type ControllerContext, runController } from "../../src/controllers/controller.ts";
import { asPod, type Pod } from "../../src/controllers/objects.ts";
import type { ApiObject } from "../../src/objectApi.ts";
import { InMemoryObjectApi } from "./inMemoryObjectApi.ts";

const silent = (): void => undefined;
export const silentLog: Logger = { debug: silent, info: silent, warn: silent, error: silent };

/** Controllers with an in-memory API and a clock that the test steps. */
export class ControllerWorld implements Disposable {
  readonly clock = new Clock();
  readonly api = new InMemoryObjectApi(() => this.clock.nowMs());
  readonly context: ControllerContext = { api: this.api, clock: this.clock, log: silentLog };
  private readonly running: ReturnType<typeof runController>[] = [];

  /** The clock starts at a full minute. */
  constructor(...controllers: ((context: ControllerContext) => Controller)[]) {
    this.clock.pause();
    const minute = 60_000;
    this.clock.step(minute - (this.clock.nowMs() % minute));
    for (const create of controllers) this.running.push(runController(this.context, create(this.context)));
  }

  /** Waits until nothing more happens without a step of the clock. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const controller of this.running) await controller.idle();
    }
  }

  async step(seconds: number): Promise<void> {
    this.clock.step(seconds * 1_000);
    await this.settle();
  }

  async pods(): Promise<Pod[]> {
    return (await this.api.list("pods")).items.map((pod) => asPod(pod));
  }

  async status(resource: string, name: string): Promise<Record<string, unknown>> {
    const { status = {} } = await this.api.get(resource, "default", name);
    return status as Record<string, unknown>;
  }

  async reasons(): Promise<string[]> {
    return (await this.api.list("events")).items.map((event) => String(event["reason"]));
  }

  async setPhase(pod: ApiObject, phase: string): Promise<void> {
    const ready = { type: "Ready", status: phase === "Running" ? "True" : "False" };
    await this.api.setStatus("pods", pod, { phase, conditions: [ready] });
  }

  [Symbol.dispose](): void {
    for (const controller of this.running) controller.stop();
    this.clock.clear();
  }
}
