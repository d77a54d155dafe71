import type { Printer } from "./printer.ts";
import { configPrinters } from "./configPrinters.ts";
import { nodePrinter, podPrinter } from "./podPrinters.ts";
import { networkPrinters } from "./networkPrinters.ts";
import { storagePrinters } from "./storagePrinters.ts";
import { workloadPrinters } from "./workloadPrinters.ts";

/** The tables of `kubectl get` (pkg/printers/internalversion/printers.go), by resource name. */
export const printers: Readonly<Record<string, Printer>> = {
  pods: podPrinter,
  nodes: nodePrinter,
  ...workloadPrinters,
  ...networkPrinters,
  ...configPrinters,
  ...storagePrinters,
};
