import type { PodTunnel, TunnelEnd } from "../../cluster/podTunnel.ts";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { ServeConnection } from "./portForward.ts";

/** Connects to the pod; a new connection may be to another pod. */
export type OpenTunnel = (end: TunnelEnd, signal: AbortSignal) => Promise<PodTunnel>;

/** The bytes to the pod above which the local program has to wait. */
const mostWaiting = 1_000_000;
const lookAgainMs = 20;

/**
 * Serves local connections each through a tunnel of its own.
 *
 * @param failed takes why a connection could not be made or was ended
 */
export function serveByTunnel(open: OpenTunnel, failed: (reason: string) => void): ServeConnection {
  return (socket, signal) => {
    // Nothing is read before there is where to send it.
    socket.pause();
    const end: TunnelEnd = {
      data: (data) => void socket.write(data),
      closed: (error) => {
        if (error !== undefined) failed(error);
        socket.end();
        if (error !== undefined) socket.destroy();
      },
    };
    void open(end, signal).then(
      (tunnel) => {
        socket.on("data", (data: Buffer) => {
          tunnel.send(data);
          if (tunnel.waiting > mostWaiting)
            pauseUntilSent(
              tunnel,
              () => socket.resume(),
              () => socket.pause(),
            );
        });
        socket.on("close", () => tunnel.close());
        // It may have been closed while the tunnel was made.
        if (socket.destroyed) tunnel.close();
        else socket.resume();
      },
      (error: unknown) => {
        if (!signal.aborted) failed(asError(error).message);
        socket.destroy();
      },
    );
  };
}

function pauseUntilSent(tunnel: PodTunnel, resume: () => void, pause: () => void): void {
  pause();
  const look = (): void => {
    if (tunnel.waiting <= mostWaiting) resume();
    else setTimeout(look, lookAgainMs);
  };
  setTimeout(look, lookAgainMs);
}
