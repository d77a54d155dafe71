import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findImage } from "../../../src/images/findImage.ts";

describe("findImage", () => {
  for (const image of [
    "nginx",
    "nginx:1.29",
    "nginx:1.29-alpine3.22",
    "nginx:stable-alpine",
    "library/nginx:1.14.2",
    "docker.io/library/nginx:latest",
    "docker.io/nginx",
    "public.ecr.aws/nginx/nginx:1.29",
    "public.ecr.aws/docker/library/httpd:2.4",
    "redis:7.2-bookworm",
    "busybox:1.37",
    "alpine:3",
    "hello-world",
    "registry.k8s.io/pause:3.10",
    "registry.k8s.io/e2e-test-images/agnhost:2.53",
    "quay.io/prometheus/node-exporter:v1.9.1",
    `busybox@sha256:${"0a".repeat(32)}`,
  ])
    it(`knows ${image}`, () => assert.equal(findImage(image).found, true));

  for (const image of [
    "nginx:1.29-doesnotexist",
    "nginx:1.161",
    "nginx:lastest",
    "busybox:nope",
    "redis:99",
    "ngnix:1.29",
    "example.com/nginx:1.29",
    "quay.io/nginx",
    "mycompany/app:1.0",
    "nginx:",
    "NGINX",
    "busybox@sha256:123",
    "",
  ])
    it(`does not know ${image === "" ? "an empty name" : image}`, () =>
      assert.equal(findImage(image).found, false));

  it("finds every image of the snippets", async () => {
    const text = await readFile(join(repositoryFolder, "snippets/kubernetes.en.json"), "utf8");
    const images = [...text.matchAll(/image: (?:\$\{\d+:)?([\w./-]+:[\w.-]+)/g)].map(
      (match) => match[1] ?? "",
    );
    assert(images.length >= 6);
    for (const image of images) assert.equal(findImage(image).found, true, image);
  });

  const errorOf = (image: string): string => {
    const lookup = findImage(image);
    assert(!lookup.found);
    return lookup.error;
  };

  it("says that a version does not exist as containerd does", () => {
    const error = errorOf("nginx:9.9");
    const name = "docker.io/library/nginx:9.9";
    assert(
      error.startsWith(`rpc error: code = NotFound desc = failed to pull and unpack image "${name}": `),
      error,
    );
    assert(error.includes(`${name}: not found`));
    assert(error.endsWith('The practice cluster knows nginx, but no version "9.9" of it.'));
  });

  it("names the images it knows, and the nearest one", () => {
    const error = errorOf("public.ecr.aws/ngnix/ngnix");
    assert(error.includes("pull access denied, repository does not exist or may require authorization"));
    assert(error.includes("Did you mean nginx?"));
    assert(error.includes("it knows these images: nginx,"));
    assert(!errorOf("mycompany/billing").includes("Did you mean"));
  });
});
