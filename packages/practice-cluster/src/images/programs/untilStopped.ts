import type { Io } from "../program.ts";

/** What a process answers that the stop signal ended: 128 + 15. */
const exitCodeOfStop = 143;

/**
 * Waits to be stopped, then ends with 0, as servers do that handle the stop signal of their image. nginx and httpd
 * name one that lets requests finish (`STOPSIGNAL`). https://docs.docker.com/reference/dockerfile/#stopsignal
 */
export async function untilStopped({ context }: Pick<Io, "context">): Promise<number> {
  const code = await context.waitUntilKilled();
  return code === exitCodeOfStop ? 0 : code;
}
