import assert from "node:assert/strict";
import { podOf, SimulatedCluster, stateOf } from "../../support/simulatedCluster.ts";

describe("names inside of containers", () => {
  let cluster: SimulatedCluster;
  before(async () => (cluster = await SimulatedCluster.start()));
  after(async () => await cluster[Symbol.asyncDispose]());

  const names = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"];

  it("are data: variables, files, keys, commands", async () => {
    const data = JSON.parse(
      `{${names.map((name) => `"${name}": "${name} in the map"`).join(", ")}}`,
    ) as object;
    await cluster.api.create("configmaps", {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "settings", namespace: "default" },
      data,
    });
    const script = names
      .map(
        (name) =>
          `echo "$${name} $FROM_${name}"; cat /etc/settings/${name}; echo; ${name}=set; echo "$${name}"; ` +
          `echo written > /tmp/${name}; cat /tmp/${name}; ${name}; test a ${name} b; unset ${name}; echo "\${${name}-none}"`,
      )
      .join("\n");
    const container = {
      command: ["sh", "-c", script],
      env: names.map((name) => ({ name, value: `${name} in the pod` })),
      envFrom: [{ prefix: "FROM_", configMapRef: { name: "settings" } }],
      volumeMounts: [{ name: "settings", mountPath: "/etc/settings" }],
    };
    const volumes = [{ name: "settings", configMap: { name: "settings" } }];
    await cluster.api.create(
      "pods",
      podOf("names", "busybox", container, { volumes, restartPolicy: "Never" }),
    );
    await cluster.until("it has ended", async () => {
      const { status } = await cluster.pod("names");
      return status?.phase === "Succeeded" || status?.phase === "Failed";
    });
    assert.deepEqual(
      await cluster.log("names"),
      names.flatMap((name) => [
        `${name} in the pod ${name} in the map`,
        `${name} in the map`,
        "set",
        "written",
        `sh: ${name}: not found`,
        "test: syntax error",
        "none",
      ]),
    );
  });

  for (const name of names)
    it(`end a container with 127 where ${name} is its command`, async () => {
      const pod = `command-${name.replaceAll("_", "").toLowerCase()}`;
      await cluster.api.create(
        "pods",
        podOf(pod, "busybox", { command: [name] }, { restartPolicy: "Never" }),
      );
      await cluster.until("it has ended", async () => (await cluster.pod(pod)).status?.phase === "Failed");
      assert.equal((stateOf(await cluster.pod(pod)) as Record<string, unknown>)["exitCode"], 127);
    });

  it("of images are refused by the kubelet in its words where they are none", async () => {
    const wrong = ["NGINX", "nginx:", "nginx:1.29:2", "nginx@sha256:12", "__proto__", "a//b"];
    for (const [index, image] of wrong.entries())
      await cluster.api.create("pods", podOf(`image-${index}`, image));
    for (const [index, image] of wrong.entries()) {
      await cluster.until("it is refused", async () => {
        return stateOf(await cluster.pod(`image-${index}`)).reason === "InvalidImageName";
      });
      const { message } = stateOf(await cluster.pod(`image-${index}`));
      const words = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": invalid reference format`;
      assert(message?.startsWith(words), message);
    }
  });
});
