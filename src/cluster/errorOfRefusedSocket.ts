import { t } from "@vscode/l10n";
import type { RefusedSocket } from "./openSocket.ts";
import { errorOfStatus, RequestError } from "./requestError.ts";

/**
 * Returns the error for a server that does not open a WebSocket: with its words, or, if WebSockets are what it does not
 * know, with what follows from that. A kubelet says in plain text what an API server says in a `Status`.
 */
export function errorOfRefusedSocket(
  server: string,
  { status, contentType, body }: RefusedSocket,
): RequestError {
  const said = contentType.includes("json")
    ? parsed(body)
    : contentType.startsWith("text/plain")
      ? { message: body.toString().trim() }
      : undefined;
  const error = status !== undefined && status >= 400 ? errorOfStatus(server, status, said) : undefined;
  // Without words, it is a proxy that answers.
  const isOfSockets = !error || (!said && withoutSockets.has(error.code)) || aboutSockets.test(error.said);
  if (!isOfSockets) return error;
  return new RequestError(
    "broken",
    t(
      "{0} does not open WebSockets, which shells and forwarded ports need. If there is a proxy in between, it must let them through.",
      server,
    ),
    { cause: error },
  );
}

/** Bad Request, Method Not Allowed, Upgrade Required, Not Implemented. */
const withoutSockets: ReadonlySet<number | undefined> = new Set([400, 405, 426, 501]);

/** The words of an API server, and of a container runtime that knows only SPDY. */
const aboutSockets = /^(?:Upgrade request required|unable to upgrade: )/;

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
