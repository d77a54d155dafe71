import { t } from "@vscode/l10n";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ClusterConnection } from "./connection.ts";
import { RequestError } from "./requestError.ts";
import { untilAborted } from "./untilAborted.ts";

/** The program to run in a container. */
export interface ExecOptions {
  readonly container: string;
  readonly command: readonly string[];
  /** Whether to attach standard input. */
  readonly stdin: boolean;
  /** Whether to allocate a terminal. */
  readonly tty: boolean;
  /** Receives the output of both streams. */
  readonly write: (text: string) => void;
}

/** A program that is running in a container. */
export interface RemoteProgram {
  input(data: string): void;
  resize(size: { readonly columns: number; readonly rows: number }): void;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/**
 * The subprotocols, preferred first.
 * https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/remotecommand/constants.go
 */
const protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];
const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4 } as const;

/**
 * Runs a program in a container, over a WebSocket. https://kubernetes.io/blog/2024/08/20/websockets-transition/
 *
 * @param pod the API path of the pod
 * @throws {RequestError} if the server refuses
 */
export async function execIn(
  connection: ClusterConnection,
  pod: string,
  { container, command, stdin, tty, write }: ExecOptions,
  signal: AbortSignal,
): Promise<RemoteProgram> {
  const query = new URLSearchParams([
    ["container", container],
    ["stdin", String(stdin)],
    ["stdout", "true"],
    ["stderr", String(!tty)],
    ["tty", String(tty)],
    ...command.map((word): [string, string] => ["command", word]),
  ]);
  const path = `${pod}/exec?${query.toString()}`;
  const socket = await connection.socket(path, protocols, signal);
  const ended = Promise.withResolvers<number>();
  ended.promise.catch(() => undefined);
  const decoders = new Map<number, InstanceType<typeof TextDecoder>>();
  socket.addEventListener("message", ({ data }) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength === 0) return;
    const bytes = new Uint8Array(data);
    const [channel = 0] = bytes;
    const content = bytes.subarray(1);
    // Servers begin with an empty message, to say that the program runs.
    if (content.length === 0) return;
    if (channel === channels.error) settle(ended, new TextDecoder().decode(content));
    if (channel !== channels.stdout && channel !== channels.stderr) return;
    const decoder = decoders.get(channel) ?? new TextDecoder();
    decoders.set(channel, decoder);
    try {
      write(decoder.decode(content, { stream: true }));
    } catch (error) {
      ended.reject(error instanceof Error ? error : new Error(String(error)));
      socket.close();
    }
  });
  socket.addEventListener("close", () =>
    ended.reject(new RequestError("broken", t("The connection to the container was lost."))),
  );
  const send = (channel: number, content: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(content)]));
  };
  return {
    input: (data) => send(channels.stdin, data),
    resize: ({ columns, rows }) => send(channels.resize, JSON.stringify({ Width: columns, Height: rows })),
    ended: untilAborted(ended.promise, signal).finally(() => socket.close()),
  };
}

/**
 * Reads the exit code from the final status.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
function settle(ended: PromiseWithResolvers<number>, text: string): void {
  let status: unknown;
  try {
    status = JSON.parse(text);
  } catch {
    status = undefined;
  }
  if (textField(status, "status") === "Success") {
    ended.resolve(0);
    return;
  }
  const details = isRecord(status) && isRecord(status["details"]) ? status["details"] : {};
  const causes: readonly unknown[] = Array.isArray(details["causes"]) ? details["causes"] : [];
  const cause = causes.find((each) => textField(each, "reason") === "ExitCode");
  const code = Number(textField(cause, "message") ?? Number.NaN);
  if (Number.isInteger(code)) {
    ended.resolve(code);
    return;
  }
  const message = textField(status, "message") ?? text;
  const reason = textField(status, "reason") ?? "";
  ended.reject(new RequestError("status", message, { status: { message, reason, causes: [] } }));
}
