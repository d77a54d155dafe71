import assert from "node:assert/strict";
import { type PullFault, pullFault } from "../../../../src/resources/reasons/pullFault.ts";

/** As containerd, CRI-O and the kubelet word them. */
const messages: readonly (readonly [PullFault, message: string])[] = [
  [
    "notFound",
    'failed to pull and unpack image "docker.io/library/ngnix:1.29": failed to resolve reference "docker.io/library/ngnix:1.29": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  [
    "notFound",
    "Error response from daemon: pull access denied for ngnix, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  ["notFound", "reading manifest latest in quay.io/no/such: name unknown: repository not found"],
  [
    "noTag",
    'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:1.999": failed to resolve reference "docker.io/library/nginx:1.999": docker.io/library/nginx:1.999: not found',
  ],
  ["noTag", "reading manifest 1.999 in docker.io/library/nginx: manifest unknown"],
  [
    "noTag",
    'Back-off pulling image "nginx:1.999": ErrImagePull: rpc error: code = NotFound desc = failed to resolve reference "docker.io/library/nginx:1.999": docker.io/library/nginx:1.999: not found',
  ],
  [
    "unauthorized",
    'failed to resolve reference "ghcr.io/a/private:1": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aa%2Fprivate%3Apull&service=ghcr.io: 401 Unauthorized',
  ],
  [
    "unauthorized",
    'failed to resolve reference "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/web:1": pulling from host 111122223333.dkr.ecr.ap-northeast-2.amazonaws.com failed with status code [manifests 1]: 403 Forbidden',
  ],
  ["unauthorized", "no basic auth credentials"],
  [
    "rateLimited",
    "429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit",
  ],
  [
    "unreachable",
    'failed to do request: Head "https://registry.invalid/v2/web/manifests/1": dial tcp: lookup registry.invalid on 10.96.0.10:53: no such host',
  ],
  ["unreachable", 'Head "https://10.0.0.9:5000/v2/": dial tcp 10.0.0.9:5000: connect: connection refused'],
  ["unreachable", 'Get "https://r.example/v2/": net/http: TLS handshake timeout'],
  ["unreachable", "tls: failed to verify certificate: x509: certificate signed by unknown authority"],
  ["unreachable", 'Get "https://r.example/v2/": context deadline exceeded'],
  ["badName", 'Failed to apply default image tag "Web:1": couldn\'t parse image name "Web:1"'],
  ["badName", 'couldn\'t parse image name "web:": invalid reference format'],
  [
    "noPlatform",
    'failed to pull and unpack image "docker.io/a/b:1": no match for platform in manifest: not found',
  ],
  ["noPlatform", "no image found in image index for architecture arm64, variant v8, OS linux"],
  ["neverPulled", 'Container image "web:1" is not present with pull policy of Never'],
  [
    "noSpace",
    "failed to extract layer sha256:0: write /var/lib/containerd/a: no space left on device: unknown",
  ],
  ["unknown", 'Back-off pulling image "web:1"'],
  ["unknown", ""],
];

describe("pullFault", () => {
  for (const [fault, message] of messages)
    it(`${fault}: ${message.slice(-60)}`, () => assert.equal(pullFault(message), fault));
});
