import assert from "node:assert/strict";
import { parseCronSchedule } from "../../../src/resources/cronSchedule.ts";
import { nextCronTime } from "../../../src/resources/nextCronTime.ts";

function next(text: string, after: string, timeZone?: string): string | undefined {
  const { schedule, problem } = parseCronSchedule(text);
  if (!schedule) assert.fail(`${text}: ${problem}`);
  const time = nextCronTime(schedule, Date.parse(after), timeZone);
  return time === undefined ? undefined : new Date(time).toISOString().replace(".000Z", "Z");
}

const utc = (time: string): string => new Date(time).toISOString().replace(".000Z", "Z");

describe("A cron schedule", () => {
  // Many are of robfig/cron's own spec_test.go.
  for (const [schedule, after, expected] of [
    ["*/15 * * * *", "2026-03-01T10:14:59Z", "2026-03-01T10:15:00Z"],
    ["0 9-17/4 * * mon-fri", "2026-03-06T17:30:00Z", "2026-03-09T09:00:00Z"],
    ["30 6 1,15 * *", "2026-01-15T06:30:00Z", "2026-02-01T06:30:00Z"],
    ["0 0 29 2 *", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z"],
    ["0 0 13 * 5", "2026-01-10T00:00:00Z", "2026-01-13T00:00:00Z"],
    ["@weekly", "2026-03-03T00:00:00Z", "2026-03-08T00:00:00Z"],
    ["5 4 * JAN *", "2026-02-01T00:00:00Z", "2027-01-01T04:05:00Z"],
    ["@every 1m", "2026-03-03T00:00:07.9Z", "2026-03-03T00:01:07Z"],
    ["@every 1h30m10s", "2026-03-03T00:00:00Z", "2026-03-03T01:30:10Z"],
    ["@every 1ms", "2026-03-03T00:00:00Z", "2026-03-03T00:00:01Z"],
    ["20-35/15 * * * *", "2012-07-09T23:45:00Z", "2012-07-10T00:20:00Z"],
    ["0 0 */5 Oct Mon", "2012-07-09T23:35:00Z", "2012-10-01T00:00:00Z"],
    ["0 0 * Feb Mon/2", "2012-07-09T23:35:00Z", "2013-02-01T00:00:00Z"],
    ["0 0 29 Feb ?", "2012-07-09T23:35:00Z", "2016-02-29T00:00:00Z"],
    // A step makes a star an ordinary range, so that either day is enough.
    ["* * */10 * Sun", "2012-07-14T23:59:59Z", "2012-07-15T00:00:00Z"],
    ["0 0 1,15 * *", "2012-07-02T00:00:00Z", "2012-07-15T00:00:00Z"],
  ] as const)
    it(`${schedule} is due after ${after}`, () => assert.equal(next(schedule, after), expected));

  for (const [zone, schedule, after, expected] of [
    ["Asia/Seoul", "0 9 * * *", "2026-03-01T00:00:01Z", "2026-03-02T00:00:00Z"],
    ["Europe/Berlin", "0 12 * * *", "2026-03-29T00:00:00Z", "2026-03-29T10:00:00Z"],
    ["America/New_York", "30 2 11 Mar ?", "2012-03-11T00:00:00-05:00", "2013-03-11T02:30:00-04:00"],
    ["America/New_York", "0 * * * ?", "2012-03-11T01:00:00-05:00", "2012-03-11T03:00:00-04:00"],
    ["America/New_York", "0 2 * * ?", "2012-03-11T00:00:00-05:00", "2012-03-12T02:00:00-04:00"],
    ["America/New_York", "30 1 04 Nov ?", "2012-11-04T01:45:00-04:00", "2012-11-04T01:30:00-05:00"],
    ["America/New_York", "0 1 * * ?", "2012-11-04T00:00:00-04:00", "2012-11-04T01:00:00-04:00"],
    ["America/New_York", "0 1 * * ?", "2012-11-04T01:00:00-04:00", "2012-11-04T01:00:00-05:00"],
    ["America/New_York", "0 1 * * ?", "2012-11-04T01:00:00-05:00", "2012-11-05T01:00:00-05:00"],
    ["America/Sao_Paulo", "0 9 10 * ?", "2018-10-17T05:00:00-04:00", "2018-11-10T06:00:00-05:00"],
    ["America/Sao_Paulo", "0 9 22 * ?", "2018-02-14T05:00:00-05:00", "2018-02-22T07:00:00-05:00"],
  ] as const)
    it(`${schedule} in ${zone} is due after ${after}`, () => {
      assert.equal(next(schedule, after, zone), utc(expected));
      assert.equal(next(`TZ=${zone} ${schedule}`, after), utc(expected));
    });

  for (const schedule of ["0 0 31 2 *", "0 0 30 Feb ?", ", * * * *"])
    it(`${schedule} is never due`, () => assert.equal(next(schedule, "2026-01-01T00:00:00Z"), undefined));

  const atoi = (text: string): string =>
    `failed to parse int from ${text}: strconv.Atoi: parsing "${text}": invalid syntax`;
  for (const [schedule, problem] of [
    ["", "empty spec string"],
    ["* * * *", "expected exactly 5 fields, found 4: [* * * *]"],
    ["* * * * * *", "expected exactly 5 fields, found 6: [* * * * * *]"],
    ["60 * * * *", "end of range (60) above maximum (59): 60"],
    ["* * 0 * *", "beginning of range (0) below minimum (1): 0"],
    ["* * * * 7", "end of range (7) above maximum (6): 7"],
    ["*/0 * * * *", "step of range should be a positive number: */0"],
    ["5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"],
    ["1-2-3 * * * *", "too many hyphens: 1-2-3"],
    ["1/2/3 * * * *", "too many slashes: 1/2/3"],
    ["a * * * *", atoi("a")],
    ["-1 * * * *", atoi("")],
    ["constructor * * * *", atoi("constructor")],
    ["@reboot", "unrecognized descriptor: @reboot"],
    ["@constructor", "unrecognized descriptor: @constructor"],
    ["@every", "unrecognized descriptor: @every"],
    ["@every 5", 'failed to parse duration @every 5: time: missing unit in duration "5"'],
    ["@every 1d", 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ["@every x", 'failed to parse duration @every x: time: invalid duration "x"'],
    ["TZ=Nowhere 0 9 * * *", "provided bad location Nowhere: unknown time zone Nowhere"],
    ["TZ=UTC", "invalid schedule format: runtime error: slice bounds out of range [:-1]"],
  ] as const)
    it(`is none: ${JSON.stringify(schedule)}`, () => {
      assert.equal(parseCronSchedule(schedule).problem, problem);
    });
});
