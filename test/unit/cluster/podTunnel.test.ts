import assert from "node:assert/strict";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { type PodTunnel, tunnelTo } from "../../../src/cluster/podTunnel.ts";
import { WebSocketServer } from "kubernetes-practice-cluster/test/support/webSocketServer";
import { configOf } from "../../support/kubeContext.ts";

describe("A tunnel to a port of a pod", () => {
  let server: WebSocketServer;
  let connection: ClusterConnection;
  let got: string;
  let closed: (string | undefined)[];

  beforeEach(async () => {
    [got, closed] = ["", []];
    server = await WebSocketServer.start(["v4.channel.k8s.io"]);
    connection = new ClusterConnection(() => configOf(server.url));
  });

  afterEach(() => {
    connection.dispose();
    server[Symbol.dispose]();
  });

  async function open(): Promise<PodTunnel> {
    const end = {
      data: (data: Uint8Array) => void (got += Buffer.from(data).toString()),
      closed: (error: string | undefined) => void closed.push(error),
    };
    const path = "/api/v1/namespaces/shop/pods/web";
    const tunnel = await tunnelTo(connection, path, 8080, end, new AbortController().signal);
    await waitFor("the kubelet", () => server.connections.length > 0);
    return tunnel;
  }
  const says = (channel: number, ...content: readonly (string | Buffer)[]): void =>
    server.connections[0]?.send(
      Buffer.concat([Buffer.from([channel]), ...content.map((each) => Buffer.from(each))]),
    );
  const port = Buffer.from([0x90, 0x1f]);

  it("asks the pod for the port, and leaves out the number with which each channel begins", async () => {
    await open();
    assert.deepEqual(server.requests, ["/api/v1/namespaces/shop/pods/web/portforward?ports=8080"]);
    says(0, port);
    says(1, port);
    says(0, "hello ");
    says(0, "world");
    await waitFor("the words", () => got === "hello world");
  });

  it("takes a number that comes in pieces, or with the first bytes", async () => {
    await open();
    says(0, port.subarray(0, 1));
    says(0, port.subarray(1), "ab");
    await waitFor("the bytes", () => got === "ab");
  });

  it("sends bytes as they are", async () => {
    const tunnel = await open();
    tunnel.send(Buffer.from([0, 255, 13, 10]));
    await waitFor("the bytes", () => server.received.length === 1);
    assert.deepEqual([...(server.received[0] ?? [])], [0, 0, 255, 13, 10]);
  });

  it("ends with what the pod says against it", async () => {
    await open();
    says(1, port);
    says(1, "connection refused\n");
    await waitFor("the end", () => closed.length === 1);
    assert.deepEqual(closed, ["connection refused"]);
  });

  it("ends without a reason when the pod closes the connection", async () => {
    await open();
    says(0, port, "bye");
    server.connections[0]?.close();
    await waitFor("the end", () => closed.length === 1);
    assert.deepEqual([got, closed], ["bye", [undefined]]);
  });
});
