import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { WebSocketServer } from "kubernetes-practice-cluster/test/support/webSocketServer";
import { ClusterConnection } from "../../../../src/cluster/connection.ts";
import { tunnelTo } from "../../../../src/cluster/podTunnel.ts";
import { execIn } from "../../../../src/cluster/remoteProgram.ts";
import { RemoteShell, type ShellEnd, simulatedShell } from "../../../../src/inspect/remoteShell.ts";
import { configOf } from "../../../support/kubeContext.ts";
import { patience, soon } from "../followedPods.ts";

/** What a kubelet does with a shell, and what the person sees of it. */
interface ShellRow {
  readonly fault: string;
  /** What the server speaks; by default, the present version and the one before. */
  readonly protocols?: readonly string[];
  /** Sends what comes with the handshake, and after it. */
  readonly serve: (say: Say, server: WebSocketServer) => void;
  /** What is on the screen. */
  readonly prints?: string;
  /** The exit code, or why the shell failed. */
  readonly ends: number | RegExp;
}

/** An answer in the place of a WebSocket, and what the person sees of it. */
interface RefusalRow {
  readonly fault: string;
  readonly answer: string;
  readonly sees: RegExp;
}

type Say = (channel: number, content: string | Uint8Array) => void;
const [out, errors, ending] = [1, 2, 3];
const success = JSON.stringify({ metadata: {}, status: "Success" });
const failureOf = (reason: string, message: string, causes: readonly object[] = []): string =>
  JSON.stringify({ metadata: {}, status: "Failure", message, reason, details: { causes } });
const exited = (code: number): string =>
  failureOf("NonZeroExitCode", `command terminated with non-zero exit code: exit status ${code}`, [
    { reason: "ExitCode", message: `${code}` },
  ]);
const character = Buffer.from("한");

const shells: readonly ShellRow[] = [
  { fault: "the program ends by itself", serve: (say) => {
    say(out, "$ ");
    say(ending, success);
  }, prints: "$ ", ends: 0 },
  { fault: "the server is old and speaks only version 4", protocols: ["v4.channel.k8s.io"], serve: (say) => {
    say(out, "$ ");
    say(ending, success);
  }, prints: "$ ", ends: 0 },
  { fault: "the server begins with empty messages", serve: (say) => {
    for (const channel of [0, out, errors, ending]) say(channel, "");
    say(out, "$ ");
    say(ending, exited(0));
  }, prints: "$ ", ends: 0 },
  { fault: "the program ends with a code", serve: (say) => {
    say(out, "$ ");
    say(ending, exited(3));
  }, prints: "$ ", ends: 3 },
  { fault: "the program is killed for memory", serve: (say) => {
    say(out, "$ ");
    say(ending, exited(137));
  }, prints: "$ ", ends: 137 },
  { fault: "the status names no code", serve: (say) => {
    say(out, "$ ");
    say(ending, failureOf("InternalError", "error reading from error stream: timeout"));
  }, prints: "$ ", ends: /^error reading from error stream: timeout$/ },
  { fault: "the status is no JSON", serve: (say) => {
    say(out, "$ ");
    say(ending, "task 5 not found");
  }, prints: "$ ", ends: /^task 5 not found$/ },
  { fault: "the image has no shell", serve: (say) => say(ending, failureOf("InternalError", 'OCI runtime exec failed: exec: "sh": executable file not found in $PATH')), ends: /has no shell/ },
  { fault: "a stream is closed by a message of version 5", serve: (say) => {
    say(255, Buffer.from([out]));
    say(out, "$ ");
    say(ending, success);
  }, prints: "$ ", ends: 0 },
  { fault: "there is a channel that nobody knows", serve: (say) => {
    say(9, "?");
    say(out, "$ ");
    say(ending, success);
  }, prints: "$ ", ends: 0 },
  { fault: "a character comes in two messages, between those of another stream", serve: (say) => {
    say(out, character.subarray(0, 1));
    say(errors, "!");
    say(out, character.subarray(1));
    say(ending, success);
  }, prints: "!한", ends: 0 },
  { fault: "the server closes in mid-stream", serve: (say, server) => {
    say(out, "$ ");
    server.connections[0]?.close();
  }, prints: "$ ", ends: /connection to the container was lost/ },
  { fault: "the server closes in mid-stream because it breaks", serve: (say, server) => {
    say(out, "$ ");
    server.connections[0]?.close(1011);
  }, prints: "$ ", ends: /connection to the container was lost/ },
  { fault: "the connection is cut", serve: (say, server) => {
    say(out, "$ ");
    setImmediate(() => server.cut());
  }, prints: "$ ", ends: /connection to the container was lost/ },
  { fault: "the connection is cut in the middle of a message", serve: (say, server) => {
    say(out, "$ ");
    server.sendRaw(Buffer.from([0x82, 100, out, 0x61]));
    setImmediate(() => server.cut());
  }, prints: "$ ", ends: /connection to the container was lost/ },
  { fault: "the server sends what is no WebSocket", serve: (say, server) => {
    say(out, "$ ");
    server.sendRaw(Buffer.from("HTTP/1.1 500 Oops\r\n\r\n"));
  }, prints: "$ ", ends: /connection to the container was lost/ },
]; // prettier-ignore

const http = (status: string, type: string, body: string): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const status = (code: string, message: string): string =>
  http(code, "application/json", JSON.stringify({ kind: "Status", status: "Failure", message, code: 0 }));
const switched = (upgrade: string): string =>
  `HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: ${upgrade}\r\n\r\n`;

const refusals: readonly RefusalRow[] = [
  { fault: "403", answer: status("403 Forbidden", 'pods "web" is forbidden: User "ann" cannot create resource "pods/exec"'), sees: /cannot create resource "pods\/exec"/ },
  { fault: "404: the pod is gone", answer: status("404 Not Found", 'pods "web" not found'), sees: /pods "web" not found/ },
  { fault: "404: the container is gone", answer: http("404 Not Found", "text/plain; charset=utf-8", 'container not found ("web")\n'), sees: /container not found \("web"\)$/ },
  { fault: "500: the container does not run", answer: http("500 Internal Server Error", "text/plain", 'unable to upgrade connection: container not found ("web")'), sees: /unable to upgrade connection: container not found/ },
  { fault: "400: there is no such container", answer: status("400 Bad Request", "container app is not valid for pod web"), sees: /container app is not valid/ },
  { fault: "an API server behind a proxy that takes the upgrade away", answer: status("400 Bad Request", "Upgrade request required"), sees: /does not open WebSockets/ },
  { fault: "a runtime that speaks only SPDY", answer: http("400 Bad Request", "text/plain", "unable to upgrade: missing upgrade headers in request: http.Header{}"), sees: /does not open WebSockets/ },
  { fault: "a runtime that speaks another version", answer: http("403 Forbidden", "text/plain", "unable to upgrade: unable to negotiate protocol: client supports [v5.channel.k8s.io], server accepts [v1]"), sees: /does not open WebSockets/ },
  { fault: "a server that switches to SPDY", answer: switched("SPDY/3.1"), sees: /does not open WebSockets/ },
  { fault: "a server that chooses no version", answer: switched("websocket"), sees: /does not open WebSockets/ },
  { fault: "a proxy that does not know the method", answer: http("501 Not Implemented", "text/html", "<h1>501</h1>"), sees: /does not open WebSockets/ },
  { fault: "a login page", answer: http("200 OK", "text/html", "<h1>Sign in</h1>"), sees: /does not open WebSockets/ },
  { fault: "a redirect", answer: "HTTP/1.1 302 Found\r\nlocation: https://login.example\r\ncontent-length: 0\r\n\r\n", sees: /does not open WebSockets/ },
  { fault: "502 of a load balancer", answer: http("502 Bad Gateway", "text/html", "<h1>502</h1>"), sees: /responded with 502/ },
  { fault: "503", answer: status("503 Service Unavailable", "no kubelet"), sees: /no kubelet|is busy/ },
  { fault: "401, also with credentials that are read again", answer: status("401 Unauthorized", "Unauthorized"), sees: /rejected your credentials/ },
  { fault: "a refusal without end", answer: `HTTP/1.1 500 Oops\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n${`FFFF\r\n${"x".repeat(0xffff)}\r\n`.repeat(40)}`, sees: /x{5000}…$/ },
  { fault: "no answer at all", answer: "", sees: /connection to .* failed/ },
]; // prettier-ignore

describe("a container", function () {
  this.timeout(patience);
  const pod = "/api/v1/namespaces/shop/pods/web";
  const { signal } = new AbortController();
  let server: WebSocketServer;
  let connection: ClusterConnection;
  let screen: string;

  async function start(protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"]): Promise<void> {
    server = await WebSocketServer.start(protocols);
    connection = new ClusterConnection(() => configOf(server.url, { token: "t" }));
  }
  beforeEach(() => (screen = ""));
  afterEach(() => {
    connection.dispose();
    server[Symbol.dispose]();
  });

  /** Runs a shell, as its terminal does. */
  function runShell(): Promise<ShellEnd> {
    const shell = new RemoteShell(
      (command, write) =>
        execIn(connection, pod, { container: "web", command, stdin: true, tty: true, write }, signal),
      { write: (text) => (screen += text), size: () => ({ columns: 80, rows: 24 }) },
    );
    return shell.run(simulatedShell);
  }
  const say: Say = (channel, content) =>
    server.connections.at(-1)?.send(Buffer.concat([Buffer.from([channel]), Buffer.from(content)]));

  describe("whose shell is open:", () => {
    for (const { fault, protocols, serve, prints = "", ends } of shells)
      for (const when of ["with the handshake", "later"] as const)
        it(`${fault} (${when})`, async () => {
          await start(protocols && [...protocols]);
          const go = (): void => serve(say, server);
          if (when === "with the handshake") server.greet = go;
          const running = runShell();
          if (when === "later") {
            await waitFor("the size of the screen", () => server.received.length > 0, soon);
            go();
          }
          const end = await running;
          if (typeof ends === "number") assert.deepEqual(end, { ended: "exit", code: ends });
          else assert.match(end.ended === "failure" ? end.notice : "exit", ends);
          assert.equal(screen, prints);
        });
  });

  for (const what of ["shell", "port"] as const)
    describe(`whose ${what} is refused by`, () => {
      for (const { fault, answer, sees } of refusals)
        it(fault, async () => {
          await start();
          server.refuse = () => answer;
          if (what === "shell") {
            const end = await runShell();
            assert.match(end.ended === "failure" ? end.notice : "exit", sees);
          } else {
            const end = { data: () => undefined, closed: () => undefined };
            await assert.rejects(tunnelTo(connection, pod, 80, end, signal), sees);
          }
          assert.equal(server.requests.length, fault.startsWith("401") ? 2 : 1);
        });
    });

  it("whose shell is refused by 401 has one as soon as other credentials are there", async () => {
    await start();
    let reads = 0;
    connection = new ClusterConnection(() => configOf(server.url, { token: reads++ ? "new" : "old" }));
    server.refuse = ({ headers }) =>
      headers.authorization === "Bearer new" ? undefined : status("401 Unauthorized", "Unauthorized");
    server.greet = () => say(ending, success);
    assert.deepEqual(await runShell(), { ended: "exit", code: 0 });
  });

  it("whose shell cannot be reached says why", async () => {
    await start();
    const gone = createServer();
    await once(gone.listen(0, "127.0.0.1"), "listening");
    const { port } = gone.address() as AddressInfo;
    await once(gone.close(), "close");
    connection = new ClusterConnection(() => configOf(`http://127.0.0.1:${port}`));
    const end = await runShell();
    assert.match(end.ended === "failure" ? end.notice : "exit", /Cannot connect to/);
  });

  describe("whose port is open:", () => {
    const port = Buffer.from([0x50, 0]);
    for (const [fault, serve, data, reason] of [
      [
        "the pod closes the connection",
        () => {
          say(0, Buffer.concat([port, Buffer.from("bye")]));
          server.connections[0]?.close();
        },
        "bye",
        undefined,
      ],
      [
        "nothing listens in the pod",
        () => say(1, Buffer.concat([port, Buffer.from("connection refused\n")])),
        "",
        /^connection refused$/,
      ],
      [
        "the connection is cut",
        () => {
          say(0, Buffer.concat([port, Buffer.from("half")]));
          setImmediate(() => server.cut());
        },
        "half",
        /connection to the pod was lost/,
      ],
      [
        "the server sends what is no WebSocket",
        () => server.sendRaw(Buffer.from("HTTP/1.1 500 Oops\r\n\r\n")),
        "",
        /connection to the pod was lost/,
      ],
      [
        "the server closes because it breaks",
        () => server.connections[0]?.close(1011),
        "",
        /connection to the pod was lost/,
      ],
      [
        "there is a channel that nobody knows",
        () => {
          say(7, "?");
          server.connections[0]?.close();
        },
        "",
        undefined,
      ],
    ] as const)
      // prettier-ignore
      for (const when of ["with the handshake", "later"] as const)
        it(`${fault} (${when})`, async () => {
          await start(["v4.channel.k8s.io"]);
          if (when === "with the handshake") server.greet = serve;
          let got = "";
          const closed: (string | undefined)[] = [];
          const end = {
            data: (bytes: Uint8Array) => void (got += Buffer.from(bytes).toString()),
            closed: (error: string | undefined) => void closed.push(error),
          };
          await tunnelTo(connection, pod, 80, end, signal);
          if (when === "later") serve();
          await waitFor("the end", () => closed.length > 0 || new NotYet(got), soon);
          assert.equal(got, data);
          assert.equal(closed.length, 1);
          if (reason) assert.match(closed[0] ?? "", reason);
          else assert.equal(closed[0], undefined);
        });
  });
});
