import assert from "node:assert/strict";
import { FakeContainer } from "../../support/container.ts";

describe("A stopped container", () => {
  const servers: readonly (readonly [image: string, argv: readonly string[]])[] = [
    ["nginx", ["nginx", "-g", "daemon off;"]],
    ["httpd", ["httpd-foreground"]],
    ["redis", ["redis-server"]],
    ["registry.k8s.io/pause:3.10", ["pause"]],
  ];
  for (const [image, argv] of servers)
    it(`of ${image} ends with 0, since the program handles the signal`, async () => {
      using container = new FakeContainer();
      assert.equal((await container.run(image, argv)).code, 0);
    });

  it("ends with 143 where the program does not", async () => {
    using container = new FakeContainer();
    assert.equal((await container.run("busybox", ["sleep", "infinity"])).code, 143);
  });
});
