import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { PodTunnel, TunnelEnd } from "../../../../src/cluster/podTunnel.ts";
import { PortForward } from "../../../../src/inspect/forward/portForward.ts";
import { type RunInPod, serveBySimulation } from "../../../../src/inspect/forward/serveBySimulation.ts";
import { serveByTunnel } from "../../../../src/inspect/forward/serveByTunnel.ts";

describe("A forwarded port", () => {
  let forward: PortForward | undefined;
  let failures: string[];

  beforeEach(() => {
    failures = [];
  });
  afterEach(() => forward?.dispose());

  const dial = (): Socket => connect(forward?.port ?? 0, "127.0.0.1");

  /** A pod that answers each piece with its own in capitals. */
  class Shouting implements PodTunnel {
    readonly waiting = 0;
    isClosed = false;
    answered = 0;
    readonly end: TunnelEnd;
    constructor(end: TunnelEnd) {
      this.end = end;
    }
    send(data: Uint8Array): void {
      this.answered++;
      this.end.data(Buffer.from(Buffer.from(data).toString().toUpperCase()));
    }
    close(): void {
      this.isClosed = true;
    }
  }

  it("carries bytes both ways, a tunnel for each connection, until the pod closes it", async () => {
    const tunnels: Shouting[] = [];
    const open = (end: TunnelEnd): Promise<PodTunnel> => {
      const tunnel = new Shouting(end);
      tunnels.push(tunnel);
      return Promise.resolve(tunnel);
    };
    forward = await PortForward.open(
      0,
      serveByTunnel(open, (reason) => failures.push(reason)),
    );
    const [one, other] = [dial(), dial()];
    one.write("hello");
    other.write("bye");
    const [first] = (await once(one, "data")) as unknown[];
    assert.equal(String(first), "HELLO");
    const rest = text(other);
    await waitFor("both to be answered", () => tunnels.filter(({ answered }) => answered > 0).length === 2);
    for (const { end } of tunnels) end.closed(undefined);
    assert.equal(await rest, "BYE");
    one.end();
    other.end();
    await waitFor("the ends of the tunnels", () => tunnels.every(({ isClosed }) => isClosed));
    assert.deepEqual(failures, []);
  });

  it("says why the pod refuses a connection, and ends that alone", async () => {
    const open = (end: TunnelEnd): Promise<PodTunnel> => {
      setImmediate(() => end.closed("connection refused"));
      return Promise.resolve(new Shouting(end));
    };
    forward = await PortForward.open(
      0,
      serveByTunnel(open, (reason) => failures.push(reason)),
    );
    const socket = dial();
    await new Promise((resolve) => socket.on("error", resolve).on("close", resolve));
    assert.deepEqual(failures, ["connection refused"]);
  });

  it("says why there is no pod to connect to", async () => {
    const open = (): Promise<PodTunnel> => Promise.reject(new Error("No pod is ready."));
    forward = await PortForward.open(
      0,
      serveByTunnel(open, (reason) => failures.push(reason)),
    );
    const socket = dial();
    await new Promise((resolve) => socket.on("error", resolve).on("close", resolve));
    assert.deepEqual(failures, ["No pod is ready."]);
  });

  it("is only on 127.0.0.1, and closed with all its connections when it ends", async () => {
    let isAborted = false;
    forward = await PortForward.open(0, (_, signal) => {
      signal.addEventListener("abort", () => (isAborted = true));
    });
    const socket = dial();
    await new Promise((resolve) => socket.once("connect", resolve));
    forward.dispose();
    await new Promise((resolve) => socket.on("error", resolve).on("close", resolve));
    assert.ok(isAborted);
    const again = dial();
    const [error] = (await once(again, "error")) as unknown[];
    assert.match(String(error), /ECONNREFUSED/);
  });

  it("cannot be one that is in use", async () => {
    forward = await PortForward.open(0, () => undefined);
    await assert.rejects(
      PortForward.open(forward.port, () => undefined),
      { code: "EADDRINUSE" },
    );
  });

  describe("into the practice cluster", () => {
    let commands: (readonly string[])[];

    const serve = async (answer: Awaited<ReturnType<RunInPod>> | Error): Promise<string> => {
      commands = [];
      forward = await PortForward.open(
        0,
        serveBySimulation((commandFor) => {
          commands.push(commandFor("10.244.1.7:80"));
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        }),
      );
      return `http://127.0.0.1:${forward.port}`;
    };

    it("asks by curl in the pod, and answers with its status and text", async () => {
      const url = await serve({ code: 0, output: "<h1>Welcome</h1>\n\n404" });
      const response = await fetch(`${url}/a?b=c`, { method: "POST", body: "x=1" });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
      assert.equal(await response.text(), "<h1>Welcome</h1>\n");
      assert.deepEqual(commands, [
        ["curl", "-s", "-X", "POST", "-d", "x=1", "-w", "\n%{http_code}", "http://10.244.1.7:80/a?b=c"],
      ]);
    });

    it("says what failed", async () => {
      const refused = await fetch(await serve({ code: 7, output: "curl: (7) Connection refused" }));
      assert.deepEqual([refused.status, await refused.text()], [502, "curl: (7) Connection refused"]);
      forward?.dispose();
      const none = await fetch(await serve(new Error("No pod is ready.")));
      assert.deepEqual([none.status, await none.text()], [502, "No pod is ready."]);
    });
  });
});
