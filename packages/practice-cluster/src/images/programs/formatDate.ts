import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** Formats a date as `date +FORMAT` does, in UTC, with the directives that scripts commonly use. */
export function formatDate(date: Date, format: string): string {
  const parts: Readonly<Record<string, string>> = {
    Y: String(date.getUTCFullYear()),
    m: two(date.getUTCMonth() + 1),
    d: two(date.getUTCDate()),
    e: String(date.getUTCDate()).padStart(2, " "),
    H: two(date.getUTCHours()),
    M: two(date.getUTCMinutes()),
    S: two(date.getUTCSeconds()),
    s: String(Math.floor(date.getTime() / 1000)),
    a: days[date.getUTCDay()] ?? "",
    b: months[date.getUTCMonth()] ?? "",
    F: date.toISOString().slice(0, 10),
    T: date.toISOString().slice(11, 19),
    Z: "UTC",
    n: "\n",
    "%": "%",
  };
  return format.replace(/%(.)/g, (all, letter: string) => ownField(parts, letter) ?? all);
}
