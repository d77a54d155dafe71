import { t } from "@vscode/l10n";
import type { ClusterConnection } from "./connection.ts";

/** A connection to a port of a pod. */
export interface PodTunnel {
  send(data: Uint8Array): void;
  /** How many bytes are still to be sent. */
  readonly waiting: number;
  close(): void;
}

/** Takes what comes out of a tunnel. */
export interface TunnelEnd {
  data(data: Uint8Array): void;
  /** Takes the end, with the reason if it is a failure, such as a refused connection. */
  closed(error: string | undefined): void;
}

/** The channels of the first port that is asked for. */
const channels = { data: 0, error: 1 } as const;
/** The codes of a close without a fault: a normal one, and one without a code. */
const regular: ReadonlySet<number> = new Set([1000, 1005]);
/** Each channel begins with the number of the port, in two bytes. */
const portBytes = 2;

/**
 * Connects to a port of a pod, over a WebSocket of its own, as the kubelet speaks it.
 * https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/kubelet/pkg/cri/streaming/portforward/websocket.go
 *
 * @param pod the API path of the pod
 * @throws {RequestError} if the server refuses
 */
export async function tunnelTo(
  connection: ClusterConnection,
  pod: string,
  port: number,
  end: TunnelEnd,
  signal: AbortSignal,
): Promise<PodTunnel> {
  const socket = await connection.socket(`${pod}/portforward?ports=${port}`, ["v4.channel.k8s.io"], signal);
  const toSkip = new Map<number, number>();
  let refusal = "";
  let isClosing = false;
  const errors = new TextDecoder();
  socket.addEventListener("message", ({ data }) => {
    if (!(data instanceof ArrayBuffer) || data.byteLength === 0) return;
    const [channel = 0] = new Uint8Array(data, 0, 1);
    const skipped = Math.min(toSkip.get(channel) ?? portBytes, data.byteLength - 1);
    toSkip.set(channel, (toSkip.get(channel) ?? portBytes) - skipped);
    const content = new Uint8Array(data, 1 + skipped);
    if (content.length === 0) return;
    if (channel === channels.data) end.data(content);
    if (channel !== channels.error) return;
    refusal += errors.decode(content, { stream: true });
    close();
  });
  const close = (): void => {
    isClosing = true;
    socket.close();
  };
  socket.addEventListener("close", ({ code }) => {
    const isLost = !isClosing && !regular.has(code);
    end.closed(refusal.trim() || (isLost ? t("The connection to the pod was lost.") : undefined));
  });
  return {
    send: (data) => {
      if (socket.readyState === socket.OPEN) socket.send(Buffer.concat([Buffer.from([channels.data]), data]));
    },
    get waiting() {
      return socket.bufferedAmount;
    },
    close,
  };
}
