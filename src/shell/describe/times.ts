import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A time of the API in the zone of the machine: `Mon, 02 Jan 2006 15:04:05 -0700` (Go's `RFC1123Z`) */
export function rfc1123(time: FromApi<Date> | undefined): string {
  const ms = timeMs(time);
  if (ms === undefined) return "Mon, 01 Jan 0001 00:00:00 +0000";
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, "0");
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  const offset = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = `${offset < 0 ? "-" : "+"}${two(hours)}${two(minutes)}`;
  return `${days[date.getDay()] ?? ""}, ${two(date.getDate())} ${months[date.getMonth()] ?? ""} ${date.getFullYear()} ${clock} ${zone}`;
}

/** The time that has passed; `<unknown>` without a start. */
export function since(time: FromApi<Date> | undefined, nowMs: number): string {
  return age(timeMs(time), nowMs);
}
