import type { Io } from "../program.ts";

/** Exit code of a process that the stop signal ended: 128 + 15. */
const exitCodeOfStop = 143;

/**
 * Waits to be stopped and then returns 0, as servers do that handle their image's stop signal. The images of nginx and
 * httpd set one that lets requests finish (`STOPSIGNAL`). https://docs.docker.com/reference/dockerfile/#stopsignal
 */
export async function untilStopped({ context }: Pick<Io, "context">): Promise<number> {
  const code = await context.waitUntilKilled();
  return code === exitCodeOfStop ? 0 : code;
}
