import type { Duplex } from "node:stream";

const graceMs = 2_000;

/**
 * Ends a socket after sending the pending data and a last text. Drops further input; once everything is sent, the
 * client has some seconds to close its side.
 */
export function endSocket(socket: Duplex, last = ""): void {
  socket.once("finish", () => {
    const timer = setTimeout(() => socket.destroy(), graceMs);
    socket.once("close", () => clearTimeout(timer));
  });
  socket.end(last);
  socket.resume();
}
