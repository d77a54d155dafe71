import { goQuoted } from "./goQuoted.ts";

const unitsNs: ReadonlyMap<string, number> = new Map([
  ["ns", 1],
  ["us", 1e3],
  ["µs", 1e3],
  ["μs", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
  ["m", 60e9],
  ["h", 3600e9],
]);
const mostNs = 2 ** 63;

export type GoDuration =
  { readonly ms: number; readonly problem?: never } | { readonly ms?: never; readonly problem: string };

/** Parses a duration as Go does (`time.ParseDuration`), such as `1h30m` or `1.5s`, or returns Go's error. */
export function parseGoDuration(text: string): GoDuration {
  const bad = (what: string): GoDuration => ({ problem: `time: ${what} ${goQuoted(text)}` });
  const sign = text.startsWith("-") ? -1 : 1;
  const unsigned = text.replace(/^[-+]/, "");
  if (unsigned === "0") return { ms: 0 };
  if (unsigned === "") return bad("invalid duration");
  let ns = 0;
  for (let rest = unsigned; rest !== "";) {
    const number = /^(?:\d+(?:\.\d*)?|\.\d+)/.exec(rest)?.[0];
    if (number === undefined) return bad("invalid duration");
    const unit = /^[^.\d]*/.exec(rest.slice(number.length))?.[0] ?? "";
    if (unit === "") return bad("missing unit in duration");
    const size = unitsNs.get(unit);
    if (size === undefined) return bad(`unknown unit ${goQuoted(unit)} in duration`);
    ns += Number(number) * size;
    if (ns >= mostNs) return bad("invalid duration");
    rest = rest.slice(number.length + unit.length);
  }
  return { ms: (sign * ns) / 1e6 };
}
