import assert from "node:assert/strict";
import { canonicalName, rangeOfTag, readImageReference } from "../../../src/resources/imageReference.ts";

const sha256 = `sha256:${"0a".repeat(32)}`;
const sha512 = `sha512:${"0a".repeat(64)}`;

describe("readImageReference", () => {
  const valid: readonly (readonly [image: string, canonical: string])[] = [
    ["nginx", "docker.io/library/nginx:latest"],
    ["nginx:1.29-alpine", "docker.io/library/nginx:1.29-alpine"],
    ["library/nginx", "docker.io/library/nginx:latest"],
    ["docker.io/nginx", "docker.io/library/nginx:latest"],
    ["index.docker.io/nginx:1", "docker.io/library/nginx:1"],
    ["bitnami/redis:8", "docker.io/bitnami/redis:8"],
    ["public.ecr.aws/nginx/nginx:1.29", "public.ecr.aws/nginx/nginx:1.29"],
    ["localhost/app", "localhost/app:latest"],
    ["localhost:5000/a/b__c:V1", "localhost:5000/a/b__c:V1"],
    ["localhost:5000", "docker.io/library/localhost:5000"],
    ["registry:5000/app", "registry:5000/app:latest"],
    ["Registry/app", "Registry/app:latest"],
    ["127.0.0.1:5000/app:1", "127.0.0.1:5000/app:1"],
    ["[2001:db8::1]:5000/app:1", "[2001:db8::1]:5000/app:1"],
    ["a---b/c.d_e:_", "docker.io/a---b/c.d_e:_"],
    ["constructor", "docker.io/library/constructor:latest"],
    [`busybox@${sha256}`, `docker.io/library/busybox@${sha256}`],
    [`busybox:1.37@${sha256}`, `docker.io/library/busybox:1.37@${sha256}`],
    [`host:5000/app:1@${sha512}`, `host:5000/app:1@${sha512}`],
    [`nginx:${"t".repeat(128)}`, `docker.io/library/nginx:${"t".repeat(128)}`],
    [
      "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/web:latest",
      "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/web:latest",
    ],
  ];
  for (const [image, canonical] of valid)
    it(`reads ${image}`, () => {
      const { reference, error } = readImageReference(image);
      assert.equal(reference && canonicalName(reference), canonical, error);
    });

  const format = "invalid reference format";
  const invalid: readonly (readonly [image: string, reason: string])[] = [
    ["", format],
    ["Nginx", `${format}: repository name (library/Nginx) must be lowercase`],
    ["docker.io/NGINX:1", `${format}: repository name (library/NGINX) must be lowercase`],
    ["nginx:", format],
    ["nginx@", format],
    [":1", format],
    ["nginx 1.29", format],
    ["nginx:1.29 ", format],
    ["-nginx", format],
    ["nginx-", format],
    ["a___b", format],
    ["a..b", format],
    ["nginx:1.29:2", format],
    ["nginx:-1", format],
    [`nginx:${"t".repeat(129)}`, format],
    ["a//b", format],
    ["/a", format],
    ["a/", format],
    ["nginx@sha256:1", format],
    ["nginx@@sha256:1", format],
    ["https://nginx", format],
    ["host:port/app", format],
    ["engine\u3000x", format],
    ["nginx\n", format],
    ["__proto__", format],
    [`nginx@sha256:${"0a".repeat(31)}`, "invalid checksum digest length"],
    [`nginx@md5:${"0a".repeat(16)}`, "unsupported digest algorithm"],
    ["a".repeat(260), "repository name must not be more than 255 characters"],
    [
      "0a".repeat(32),
      `invalid repository name (${"0a".repeat(32)}), cannot specify 64-byte hexadecimal strings`,
    ],
  ];
  for (const [image, reason] of invalid)
    it(`does not read ${JSON.stringify(image)}`, () => {
      assert.deepEqual(readImageReference(image), {
        error: `couldn't parse image name "${image}": ${reason}`,
      });
    });

  for (const [what, image] of Object.entries({
    letters: "a".repeat(1_000_000),
    dashes: `a${"-".repeat(1_000_000)}`,
    pairs: "a-".repeat(500_000),
    parts: "a/".repeat(500_000),
    dots: `${"a.".repeat(500_000)}/b`,
    colons: ":".repeat(1_000_000),
    digest: `a@${"a+".repeat(500_000)}`,
  }))
    it(`does not go back over a million characters of ${what}`, () =>
      assert.notEqual(readImageReference(image).error, undefined));
});

describe("rangeOfTag", () => {
  const cases: readonly (readonly [image: string, tag: string])[] = [
    ["nginx:1.29", "1.29"],
    ["nginx", ""],
    ["localhost:5000/app", ""],
    ["localhost:5000/app:2", "2"],
    [`nginx:1.29@${sha256}`, "1.29"],
    [`nginx@${sha256}`, ""],
  ];
  for (const [image, tag] of cases)
    it(`finds the tag of ${image}`, () => {
      const [start, end] = rangeOfTag(image);
      assert.equal(image.slice(start, end), tag);
      if (tag === "") assert.equal(start, image.includes("@") ? image.indexOf("@") : image.length);
    });
});
