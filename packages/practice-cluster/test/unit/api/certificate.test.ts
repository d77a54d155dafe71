import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { selfSignedCertificate } from "../../../src/api/http/selfSignedCertificate.ts";

describe("the certificate of the practice cluster", () => {
  it("is for 127.0.0.1 and signs itself", () => {
    const { certPem, keyPem } = selfSignedCertificate();
    const certificate = new X509Certificate(certPem);
    assert.equal(certificate.checkIP("127.0.0.1"), "127.0.0.1");
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(certificate.checkPrivateKey(createPrivateKey(keyPem)), true);
    assert.equal(certificate.ca, true);
    // Machines can wake up with a clock that is wrong by years.
    assert.equal(certificate.validFromDate.toISOString(), "1970-01-01T00:00:00.000Z");
    assert.equal(certificate.validToDate.toISOString(), "9999-12-31T23:59:59.000Z");
  });
});
