import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";

/** One figure in milliseconds, for the bench that started this host; `peer` is what it is compared with. */
export function report(name: string, value: number, peer?: number): void {
  const file = process.env["KUBERNETES_WORKSHOP_FIGURES"];
  assert.ok(file, "KUBERNETES_WORKSHOP_FIGURES names no file");
  const rounded = (figure: number): number => Math.round(figure * 100) / 100;
  const line = {
    name,
    value: rounded(value),
    unit: "ms",
    ...(peer !== undefined && { peer: rounded(peer) }),
  };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
