import assert from "node:assert/strict";
import {
  label1035Error,
  labelError,
  labelValueError,
  qualifiedNameErrors,
  subdomainError,
} from "../../../../src/practice/api/validation/names.ts";
import { podSpecErrors } from "../../../../src/practice/api/validation/podSpec.ts";
import { scheduleErrors, timeZoneErrors } from "../../../../src/practice/api/validation/schedule.ts";

describe("names", () => {
  it("are subdomains, labels and qualified names", () => {
    assert.equal(subdomainError("my.app-1"), undefined);
    assert.match(subdomainError("My_App") ?? "", /^a lowercase RFC 1123 subdomain must consist of/);
    assert.equal(labelError("1web"), undefined);
    assert.match(labelError("web.app") ?? "", /^a lowercase RFC 1123 label/);
    assert.match(label1035Error("1web") ?? "", /^a DNS-1035 label/);
    assert.equal(labelError("a".repeat(64)), "must be no more than 63 bytes");
    assert.deepEqual(qualifiedNameErrors("app.kubernetes.io/name"), []);
    assert.equal(qualifiedNameErrors("a b").length, 1);
    assert.equal(labelValueError(""), undefined);
    assert.match(labelValueError("a b") ?? "", /^a valid label must be an empty string or/);
  });
});

describe("pod specs", () => {
  it("select nodes by labels", () => {
    const errors = (nodeSelector: object): string[] =>
      podSpecErrors({ containers: [{ name: "a", image: "a" }], nodeSelector }, "spec").map(
        ({ field }) => field,
      );
    assert.deepEqual(errors({ "kubernetes.io/os": "linux", a: "" }), []);
    assert.deepEqual(errors({ $patch: "delete" }), ["spec.nodeSelector"]);
    assert.deepEqual(errors({ a: "b c" }), ["spec.nodeSelector"]);
  });
});

describe("schedules", () => {
  const texts = (schedule: string): string[] =>
    scheduleErrors(schedule, "spec.schedule").map(({ text }) => text);
  it("are five fields, and name no zone", () => {
    assert.deepEqual(texts("*/5 0-6 1,15 jan mon-fri"), []);
    assert.match(texts("every day")[0] ?? "", /: expected exactly 5 fields, found 2: \[every day\]$/);
    assert.equal(texts("TZ=UTC 0 9 * * *").length, 1);
    assert.equal(texts("TZ=Nowhere 0 9 * * *").length, 2);
  });

  const zone = (name: string): number => timeZoneErrors(name, "spec.timeZone").length;
  it("have a time zone by its name", () => {
    for (const good of ["UTC", "Asia/Seoul", "US/Eastern", "Etc/GMT+9", "America/Port-au-Prince", "Japan"])
      assert.equal(zone(good), 0, good);
    for (const bad of ["", "asia/seoul", "Local", "+09:00", "Nowhere/At", "../x", "__proto__", "constructor"])
      assert.equal(zone(bad), 1, bad);
  });
});
