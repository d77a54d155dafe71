import assert from "node:assert/strict";
import {
  label1035Error,
  labelError,
  labelValueError,
  qualifiedNameErrors,
  subdomainError,
} from "../../../../src/practice/api/validation/names.ts";
import { scheduleError } from "../../../../src/practice/api/validation/schedule.ts";

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

describe("schedules", () => {
  for (const good of ["* * * * *", "*/5 0-6 1,15 jan mon-fri", "@daily", "0 0 * * 0"])
    it(good, () => assert.equal(scheduleError(good), undefined));
  it("are five fields in their ranges", () => {
    assert.equal(scheduleError("every day"), "expected exactly 5 fields, found 2: [every day]");
    assert.equal(scheduleError("0 25 * * *"), "end of range (25) above maximum (23): 25");
    assert.match(scheduleError("a * * * *") ?? "", /^failed to parse int from a/);
  });
});
