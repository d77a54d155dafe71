import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
}

/** Validity as UTCTime and GeneralizedTime; RFC 5280 defines the latter for certificates without an end (4.1.2.5). */
const validFrom = tagged(0x17, Buffer.from("700101000000Z"));
const validTo = tagged(0x18, Buffer.from("99991231235959Z"));

/**
 * Creates a self-signed certificate for 127.0.0.1, for one server and its kubeconfig: kubectl sends a token only over
 * TLS. Its format is X.509 v3 in DER (RFC 5280), which Node can read but not write.
 *
 * The certificate does not expire: it serves one start of the cluster, only one kubeconfig trusts it, and the clock of
 * a machine can be wrong by hours or years after a wake-up.
 */
export function selfSignedCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(oid(2, 5, 4, 3), tagged(0x0c, Buffer.from("practice-cluster")))));
  const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    algorithm,
    name,
    sequence(validFrom, validTo),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(...extensions())),
  );
  const signature = createSign("SHA256").update(body).sign(privateKey);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    certPem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function extensions(): Buffer[] {
  const isTrue = tagged(0x01, Buffer.from([0xff]));
  const octets = (value: Buffer): Buffer => tagged(0x04, value);
  const names = sequence(tagged(0x82, Buffer.from("localhost")), tagged(0x87, Buffer.from([127, 0, 0, 1])));
  return [
    sequence(oid(2, 5, 29, 19), isTrue, octets(sequence(isTrue))),
    // digitalSignature and keyCertSign
    sequence(oid(2, 5, 29, 15), isTrue, octets(tagged(0x03, Buffer.from([2, 0x84])))),
    sequence(oid(2, 5, 29, 37), octets(sequence(oid(1, 3, 6, 1, 5, 5, 7, 3, 1)))),
    sequence(oid(2, 5, 29, 17), octets(names)),
  ];
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  return size < 0x100 ? Buffer.from([0x81, size]) : Buffer.from([0x82, size >> 8, size & 0xff]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function set(...parts: Buffer[]): Buffer {
  return tagged(0x31, Buffer.concat(parts));
}

function integer(value: Buffer): Buffer {
  return tagged(0x02, value);
}

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return tagged(0x06, Buffer.from(bytes));
}
