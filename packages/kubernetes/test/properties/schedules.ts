import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCronSchedule } from "../../src/resources/cronSchedule.ts";
import { nextCronTime } from "../../src/resources/nextCronTime.ts";
import { zoneOffsetMs } from "../../src/resources/timeZone.ts";
import { oddNames } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

const parts = fc.constantFrom(
  ...[
    "*",
    "?",
    "0",
    "1",
    "5",
    "7",
    "12",
    "31",
    "59",
    "60",
    "*/2",
    "*/15",
    "1-5",
    "5-1",
    "2/3",
    "1,2",
    "mon",
    "JAN",
  ],
  ...["sun-tue", "a", "-1", "", ",", "1/0", "1-2-3", "/", "99999999999999999999"],
);
const durations = fc.constantFrom(
  "1m",
  "1h30m",
  "90s",
  "0",
  "-1m",
  "1d",
  "5",
  "",
  ".5h",
  "1ms",
  "1e3s",
  "µs",
  "3µs",
);

/** What looks like a schedule, and now and then is one. */
export const scheduleTexts = fc.oneof(
  fc.array(parts, { minLength: 4, maxLength: 6 }).map((fields) => fields.join(" ")),
  durations.map((duration) => `@every ${duration}`),
  fc.constantFrom(
    "@yearly",
    "@hourly",
    "@reboot",
    "@",
    "TZ=UTC * * * * *",
    "CRON_TZ=Asia/Seoul 0 9 * * *",
    "TZ=0",
  ),
  oddNames,
);
const validParts = fc.constantFrom("*", "*/2", "*/7", "1", "5", "1-5", "2,4", "3/2");
const valid = fc.array(validParts, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(" "));
const times = fc.date({ min: new Date("2000-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
const zones = fc.constantFrom(
  "UTC",
  "Asia/Seoul",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
);

export const scheduleProperties: PropertySuite = {
  name: "schedules",
  properties: [
    property("a text is a schedule or has a problem", 500, fc.tuple(scheduleTexts, times), (text, after) => {
      const { schedule, problem } = parseCronSchedule(text);
      if (schedule) nextCronTime(schedule, after.getTime());
      else assert.notEqual(problem, "");
    }),
    property(
      "the next time is later, and one that the schedule names",
      200,
      fc.tuple(valid, times, zones),
      (text, after, zone) => {
        const { schedule } = parseCronSchedule(text);
        assert.ok(schedule && schedule.everyMs === undefined);
        const next = nextCronTime(schedule, after.getTime(), zone);
        if (next === undefined) return;
        assert.ok(next > after.getTime());
        const wall = new Date(next + zoneOffsetMs(next, zone));
        assert.ok(schedule.minutes.has(wall.getUTCMinutes()));
        assert.ok(schedule.hours.has(wall.getUTCHours()));
        assert.ok(schedule.months.has(wall.getUTCMonth() + 1));
        assert.equal(wall.getUTCSeconds(), 0);
      },
    ),
  ],
};
