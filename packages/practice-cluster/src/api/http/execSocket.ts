import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Server } from "node:https";
import type { Duplex } from "node:stream";
import { ApiError, badRequest, type Status, statusOf, unknownPath } from "../apiError.ts";
import { isObject, stringAt, valueAt } from "../json.ts";
import type { ApiObject } from "../../objectApi.ts";
import type { Resources } from "../resources.ts";
import { checkHasHost, containerOf, containerStatusOf } from "./podHandlers.ts";
import type { ExecResult, PodProcesses } from "./podProcesses.ts";
import { parseRequestTarget } from "./requestTarget.ts";
import { parseResourcePath } from "./resourcePath.ts";
import { isOn } from "./queryOptions.ts";
import { ShellSession } from "./shellSession.ts";
import { endSocket } from "./endSocket.ts";
import { WebSocketConnection } from "./webSocket.ts";
import { answerHandshake } from "./webSocketHandshake.ts";

const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, close: 255 };
const shells = new Set(["sh", "bash", "ash", "/bin/sh", "/bin/bash", "/bin/ash"]);

export interface ExecContext {
  readonly resources: Resources;
  readonly processes: PodProcesses | undefined;
  readonly authorize: (request: IncomingMessage) => void;
}

interface Exec {
  readonly query: URLSearchParams;
  readonly command: readonly string[];
  readonly run: (command: readonly string[]) => Promise<ExecResult>;
}

/** `kubectl exec` over WebSocket. https://kubernetes.io/blog/2024/08/20/websockets-transition/ */
export function attachExec(server: Server, context: ExecContext): () => void {
  const open = new Set<Duplex>();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has removed its own listener. Without one, a client that disconnects would crash the cluster.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    open.add(socket);
    try {
      context.authorize(request);
      const exec = execOf(request, context);
      const answer = answerHandshake(request, protocols);
      if (typeof answer !== "string") {
        refuse(socket, new ApiError(answer.code, "BadRequest", answer.message), answer.headers);
        return;
      }
      socket.write(answer);
      void serve(new WebSocketConnection(socket, head), exec);
    } catch (error) {
      refuse(socket, error);
    }
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

function execOf(request: IncomingMessage, { resources, processes }: ExecContext): Exec {
  const target = parseRequestTarget(request.url ?? "/");
  if (!target) throw badRequest("400 Bad Request");
  const { query } = target;
  const path = parseResourcePath(target.path, resources.registry);
  if (path?.type.kind === "Pod") refuseSimulated(path.subresource);
  if (path?.type.kind !== "Pod" || path.subresource !== "exec" || path.name === undefined || !processes)
    throw unknownPath();
  const { name } = path;
  const pod = resources.store.get(path.type, path.namespace, name);
  const container = containerOf(pod, query.get("container") ?? undefined);
  const command = query.getAll("command");
  if (command.length === 0) throw badRequest("you must specify at least one command for the container");
  const phase = stringAt(pod, "status", "phase") ?? "";
  if (phase === "Succeeded" || phase === "Failed")
    throw badRequest(`cannot exec in a stopped state: pod ${name} is in phase ${phase}`);
  checkRuns(pod, container);
  const namespace = path.namespace ?? "default";
  return {
    query,
    command,
    run: async (argv) => await processes.exec({ namespace, pod: name, container, command: argv }),
  };
}

/** An error of the kubelet, which responds with text instead of a `Status`. */
class KubeletRefusal extends Error {}

/**
 * Refuses a container that is not running, with the kubelet's message, which kubectl prints verbatim.
 * (`pkg/kubelet/kubelet_pods.go`)
 */
function checkRuns(pod: ApiObject, container: string): void {
  checkHasHost(pod);
  if (!isObject(valueAt(containerStatusOf(pod, container), "state", "running")))
    throw new KubeletRefusal(`container not found ("${container}")`);
}

/** Explanations of what simulated containers cannot do, with alternatives. */
const simulated: Readonly<Record<string, string>> = {
  attach:
    "the practice cluster cannot attach to a container, since no program runs in it; see its output by " +
    "kubectl logs -f, and get a shell in it by kubectl exec -it",
  portforward:
    "the practice cluster forwards no ports, since its network is simulated; ask from inside a pod, as in " +
    "kubectl exec POD -- wget -qO- http://SERVICE",
};

function refuseSimulated(subresource: string | undefined): void {
  const message = ownField(simulated, subresource ?? "");
  if (message !== undefined) throw new ApiError(405, "MethodNotAllowed", message);
}

async function serve(connection: WebSocketConnection, { query, command, run }: Exec): Promise<void> {
  const send = (channel: number, content: string): void => {
    if (content !== "") connection.send(Buffer.concat([Buffer.from([channel]), Buffer.from(content)]));
  };
  const finish = (status: Status): void => {
    send(channels.error, JSON.stringify(status));
    connection.close();
  };
  const [program = "", ...rest] = command;
  if (isOn(query, "stdin") && shells.has(program) && rest.length === 0) {
    const session = new ShellSession({
      tty: isOn(query, "tty"),
      run: async (line) => {
        await connection.ready();
        const { exitCode, stdout, stderr } = await run([program, "-c", line]);
        return { exitCode, output: stdout + stderr };
      },
      write: (text) => send(channels.stdout, text),
      exit: (code) => finish(exitStatus(code)),
      fail: (error) => finish(failedStatus(error)),
    });
    connection.onMessage = async (message) => {
      if (message[0] === channels.stdin) await session.input(message.subarray(1).toString("utf8"));
      if (message[0] === channels.close && message[1] === channels.stdin) await session.end();
    };
    return;
  }
  try {
    const { exitCode, stdout, stderr } = await run(command);
    send(channels.stdout, stdout);
    send(channels.stderr, stderr);
    finish(exitStatus(exitCode));
  } catch (error) {
    finish(failedStatus(error));
  }
}

/** The container may end while a command runs in it. */
function failedStatus(error: unknown): Status {
  const message = error instanceof Error ? error.message : String(error);
  return statusOf(error instanceof ApiError ? error : new ApiError(500, "InternalError", message));
}

function exitStatus(code: number): Status {
  const metadata = {};
  if (code === 0) return { kind: "Status", apiVersion: "v1", metadata, status: "Success" };
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata,
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${code}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(code) }] },
  };
}

function refuse(socket: Duplex, error: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const status = statusOf(error);
  const code = status.code ?? 500;
  const [type, body] =
    error instanceof KubeletRefusal
      ? ["text/plain", error.message]
      : ["application/json", JSON.stringify(status)];
  endSocket(
    socket,
    `HTTP/1.1 ${code} ${STATUS_CODES[code] ?? ""}\r\nContent-Type: ${type}\r\n` +
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join("") +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
