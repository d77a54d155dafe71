import type { Duplex } from "node:stream";

const graceMs = 2_000;

/**
 * Ends a socket after what is still to be sent, or with a last text. What the client goes on to send is dropped; once
 * it has got everything, it has some seconds to end its side too.
 */
export function endSocket(socket: Duplex, last = ""): void {
  socket.once("finish", () => {
    const timer = setTimeout(() => socket.destroy(), graceMs);
    socket.once("close", () => clearTimeout(timer));
  });
  socket.end(last);
  socket.resume();
}
