import type { ApiObject } from "../objectApi.ts";
import type { MachineSwitch } from "./lifecycle/nodeLifecycle.ts";
import type { Machines } from "./machines.ts";

/** The machines of webernetes, as the node lifecycle switches them. */
export function machineSwitch(machines: Machines): MachineSwitch {
  return {
    has: (name) => machines.has(name),
    isRunning: (name) => machines.isRunning(name),
    stop: (name) => machines.stop(name),
    start: async (name) => {
      const machine = await machines.start(name);
      // As the API carries it: dates are text.
      return machine && (JSON.parse(JSON.stringify(machine.node)) as ApiObject);
    },
  };
}
