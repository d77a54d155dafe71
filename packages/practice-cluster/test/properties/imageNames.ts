import assert from "node:assert/strict";
import fc from "fast-check";
import { fullName, readImageReference } from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

/** The parser of webernetes' kubelet, a port of Kubernetes' own; the package does not export it. */
const path = new URL("util/parsers/parsers.js", import.meta.resolve("@ngrok/webernetes")).href;

interface Parsers {
  readonly parseImageName: (
    image: string,
  ) => [repository: string, tag: string, digest: string, error: Error | undefined];
}

const sha = fc.constantFrom("sha256:", "sha512:", "sha384:", "SHA256:", "md5:", "");
const hexadecimal = fc.constantFrom(
  "0a".repeat(32),
  "0a".repeat(64),
  "0a".repeat(16),
  "0A".repeat(32),
  "xyz",
);
const piece = fc.oneof(
  fc.constantFrom(
    "nginx",
    "library",
    "docker.io",
    "index.docker.io",
    "localhost",
    "a",
    "A",
    "0",
    "Host",
    "[::1]",
  ),
  fc.constantFrom(
    "/",
    ":",
    "@",
    ".",
    "_",
    "__",
    "___",
    "-",
    "--",
    ":5000",
    ":latest",
    ":1.29-alpine",
    " ",
    "\n",
    "é",
  ),
  fc.tuple(sha, hexadecimal).map(([algorithm, digest]) => `@${algorithm}${digest}`),
  hexadecimal,
);

export const imageNames: PropertySuite = {
  name: "image names",
  properties: [
    property(
      "the project reads the name of an image as the kubelet does",
      2_000,
      fc.tuple(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""))),
      async (image) => {
        const { parseImageName } = (await import(path)) as Parsers;
        const [repository, tag, digest, error] = parseImageName(image);
        const { reference } = readImageReference(image);
        // containerd checks digests more strictly: they must be in lower case, and sha384 is known.
        if (/sha384|0A0A/.test(image)) return;
        assert.equal(reference === undefined, error !== undefined, error?.message);
        if (reference)
          assert.deepEqual(
            [fullName(reference), reference.tag ?? "", reference.digest ?? ""],
            [repository, tag, digest],
          );
      },
    ),
  ],
};
