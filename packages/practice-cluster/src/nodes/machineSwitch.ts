import type { ApiObject } from "../objectApi.ts";
import type { MachineSwitch } from "./lifecycle/nodeLifecycle.ts";
import type { Machines } from "./machines.ts";

/** Adapts webernetes' machines to the interface that the node lifecycle uses. */
export function machineSwitch(machines: Machines): MachineSwitch {
  return {
    has: (name) => machines.has(name),
    isRunning: (name) => machines.isRunning(name),
    stop: (name) => machines.stop(name),
    start: async (name) => {
      const machine = await machines.start(name);
      // Converts dates to strings, as in the API.
      return machine && (JSON.parse(JSON.stringify(machine.node)) as ApiObject);
    },
  };
}
