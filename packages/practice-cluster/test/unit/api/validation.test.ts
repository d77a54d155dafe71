import assert from "node:assert/strict";
import {
  dns1035LabelErrors,
  dnsLabelErrors,
  labelValueErrors,
  qualifiedNameErrors,
  subdomainErrors,
} from "../../../src/api/validation/names.ts";
import { podSpecErrors } from "../../../src/api/validation/podSpec.ts";
import { scheduleErrors, timeZoneErrors } from "../../../src/api/validation/schedule.ts";

describe("names", () => {
  it("are subdomains, labels and qualified names", () => {
    assert.deepEqual(subdomainErrors("my.app-1"), []);
    assert.match(subdomainErrors("My_App").join(), /^a lowercase RFC 1123 subdomain must consist of/);
    assert.deepEqual(dnsLabelErrors("1web"), []);
    assert.match(dnsLabelErrors("web.app").join(), /^a lowercase RFC 1123 label/);
    assert.match(dns1035LabelErrors("1web").join(), /^a DNS-1035 label/);
    assert.deepEqual(dnsLabelErrors("a".repeat(64)), ["must be no more than 63 bytes"]);
    assert.deepEqual(qualifiedNameErrors("app.kubernetes.io/name"), []);
    assert.equal(qualifiedNameErrors("a b").length, 1);
    assert.deepEqual(labelValueErrors(""), []);
    assert.match(labelValueErrors("a b").join(), /^a valid label must be an empty string or/);
  });

  it("are measured in bytes, and told everything that is wrong with them", () => {
    assert.deepEqual(
      qualifiedNameErrors(`${"A".repeat(254)}/b`).map((error) => error.slice(0, 40)),
      ["prefix part must be no more than 253 byte", "prefix part a lowercase RFC 1123 subdoma"].map((text) =>
        text.slice(0, 40),
      ),
    );
    assert.equal(dnsLabelErrors("가".repeat(22)).length, 2);
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
