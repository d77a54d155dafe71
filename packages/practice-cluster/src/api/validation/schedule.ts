import { parseCronSchedule } from "@kubernetes-workshop/kubernetes/resources/cronSchedule";
import { isTimeZone } from "@kubernetes-workshop/kubernetes/resources/timeZone";
import type { FieldError } from "../apiError.ts";
import { invalidValue } from "../fieldErrors.ts";

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export function scheduleErrors(schedule: string, field: string): FieldError[] {
  const { problem } = parseCronSchedule(schedule);
  const errors = problem === undefined ? [] : [invalidValue(field, schedule, problem)];
  if (!schedule.includes("TZ")) return errors;
  const text = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
  return [...errors, invalidValue(field, schedule, text)];
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones */
export function timeZoneErrors(timeZone: string | undefined, field: string): FieldError[] {
  if (timeZone === undefined) return [];
  const refused = (text: string): FieldError => invalidValue(field, timeZone, text);
  if (timeZone === "") return [refused("timeZone must be nil or non-empty string")];
  const isName = timeZone
    .split("/")
    .every((part) => part !== "." && part !== ".." && /^(?!-)[A-Za-z.\-_0-9+]{1,14}$/.test(part));
  if (!isName) return [refused(`unknown time zone ${timeZone}`)];
  if (timeZone.toLowerCase() === "local")
    return [
      refused("timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"),
      ...(timeZone === "Local" ? [] : [refused(`unknown time zone ${timeZone}`)]),
    ];
  return isTimeZone(timeZone) ? [] : [refused(`unknown time zone ${timeZone}`)];
}
