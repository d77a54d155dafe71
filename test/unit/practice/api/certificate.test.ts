import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { selfSignedCertificate } from "../../../../src/practice/api/http/selfSignedCertificate.ts";

describe("the certificate of the practice cluster", () => {
  it("is for 127.0.0.1 and signs itself", () => {
    const { certPem, keyPem } = selfSignedCertificate(Date.now());
    const certificate = new X509Certificate(certPem);
    assert.equal(certificate.checkIP("127.0.0.1"), "127.0.0.1");
    assert.equal(certificate.verify(certificate.publicKey), true);
    assert.equal(certificate.checkPrivateKey(createPrivateKey(keyPem)), true);
    assert.equal(certificate.ca, true);
    assert.ok(certificate.validToDate.getTime() > Date.now());
  });
});
