import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { type CronSchedule, parseCronSchedule } from "@kubernetes-workshop/kubernetes/resources/cronSchedule";
import { nextCronTime } from "@kubernetes-workshop/kubernetes/resources/nextCronTime";
import { isTimeZone } from "@kubernetes-workshop/kubernetes/resources/timeZone";
import type { FieldValue, ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/** Number of coming times that are listed. */
const times = 2;

/**
 * Says in words when a CronJob runs, and the next times.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export const cronValue: ValueRule = (value) => {
  if (value.kind !== "CronJob" || value.path.join(".") !== "spec.schedule") return undefined;
  const { schedule, problem } = parseCronSchedule(value.text);
  if (problem !== undefined)
    return mistake(t("The API server refuses this schedule: {0}", inlineCode(problem)));
  const timeZone = timeZoneOf(value);
  if (timeZone === undefined) return inWords(value, schedule);
  const next = nextTimes(value, schedule, timeZone);
  const coming = next ?? t("That never comes in the next five years.");
  const words = [inWords(value, schedule), coming].filter((each) => each !== "").join(" ");
  return next === undefined ? mistake(words) : words;
};

function inWords({ text, language, cronWords }: FieldValue, schedule: CronSchedule): string {
  const expression = text.replace(/^(?:CRON_)?TZ=\S+\s+/, "").trim();
  if (schedule.everyMs !== undefined || !cronWords) return "";
  const words = `${cronWords(expression, language)}.`;
  if (schedule.bothDays) return words;
  return `${words} ${t("It runs on days that match either of the two day fields.")}`;
}

/** The time zone of the schedule; undefined if the API server refuses the one that is written. */
function timeZoneOf({ scalarAt }: FieldValue): string | undefined {
  const written = scalarAt(["spec", "timeZone"]) ?? "UTC";
  return isTimeZone(written) ? written : undefined;
}

/** Returns the next times in words; undefined if there is none in the next years. */
function nextTimes(
  { language, nowMs }: FieldValue,
  schedule: CronSchedule,
  timeZone: string,
): string | undefined {
  const zone = schedule.everyMs === undefined ? (schedule.timeZone ?? timeZone) : timeZone;
  const shown = zone === "" || zone === "Local" ? "UTC" : zone;
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: shown,
  });
  const found: string[] = [];
  let after = nowMs;
  for (let count = 0; count < times; count++) {
    const next = nextCronTime(schedule, after, timeZone);
    if (next === undefined) break;
    found.push(format.format(next));
    after = next;
  }
  if (found.length === 0) return undefined;
  return t("Next: {0} ({1}).", found.join(" · "), shown);
}
