import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";

const acceptKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const version = "13";

/** The response to a refused handshake. */
export interface RefusedHandshake {
  readonly code: 400 | 426;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Answers the opening handshake of a WebSocket with one of the protocols that the client offers.
 * https://www.rfc-editor.org/rfc/rfc6455#section-4.2
 */
export function answerHandshake(
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  protocols: readonly string[],
): string | RefusedHandshake {
  const refused = (message: string): RefusedHandshake => ({ code: 400, message, headers: {} });
  const key = headers["sec-websocket-key"] ?? "";
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  const protocol = protocols.find((name) => offered.includes(name));
  if (method !== "GET") return refused("unable to upgrade: the method of a WebSocket's request is GET");
  if (headers.upgrade?.trim().toLowerCase() !== "websocket")
    return refused("unable to upgrade: no protocol but websocket is known");
  if (headers["sec-websocket-version"] !== version)
    return {
      code: 426,
      message: `unable to upgrade: the version of a WebSocket is ${version}`,
      headers: { "Sec-WebSocket-Version": version },
    };
  // 16 bytes
  if (!/^[+/0-9A-Za-z]{21}[AQgw]==$/.test(key))
    return refused("unable to upgrade: Sec-WebSocket-Key is missing or malformed");
  if (protocol === undefined)
    return refused("unable to upgrade: no subprotocol that the client offers is known");
  const accept = createHash("sha1").update(`${key}${acceptKey}`).digest("base64");
  return (
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
    `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`
  );
}
