import assert from "node:assert/strict";
import { once } from "node:events";
import { duplexPair } from "node:stream";
import { buffer } from "node:stream/consumers";
import { WebSocketConnection } from "../../../src/api/http/webSocket.ts";
import { answerHandshake } from "../../../src/api/http/webSocketHandshake.ts";
import {
  closeCodes,
  longestMessage,
  opcodes,
  type Received,
  WebSocketReader,
} from "../../../src/api/http/webSocketReader.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { webSocketFrame as frame } from "../../support/webSocketFrame.ts";

const { protocolError, notUtf8, tooLong } = closeCodes;
const empty = Buffer.alloc(0);
const text = (content: string): Buffer => Buffer.from(content);
const length64 = (length: bigint): Buffer<ArrayBuffer> => {
  const bytes = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
  bytes.writeBigUInt64BE(length, 2);
  return bytes;
};
const closeWith = (code: number, reason: Uint8Array = empty): Buffer<ArrayBuffer> =>
  frame(opcodes.close, Buffer.concat([Buffer.from([code >> 8, code & 255]), reason]));

/** Invalid data from a client, and the code with which the connection ends. */
const wrong: readonly (readonly [name: string, bytes: Buffer<ArrayBuffer>, code: number])[] = [
  ["no mask", frame(opcodes.binary, text("a"), { isMasked: false }), protocolError],
  ["a reserved bit", frame(opcodes.binary, text("a"), { reserved: 4 }), protocolError],
  ["an opcode that is not known", frame(3, text("a")), protocolError],
  ["a control frame in fragments", frame(opcodes.ping, empty, { isFinal: false }), protocolError],
  ["a control frame over 125 bytes", frame(opcodes.ping, Buffer.alloc(126)), protocolError],
  ["a continuation of nothing", frame(opcodes.continuation, text("a")), protocolError],
  [
    "a message within another",
    Buffer.concat([frame(opcodes.text, text("a"), { isFinal: false }), frame(opcodes.text, text("b"))]),
    protocolError,
  ],
  ["a length longer than it has to be", Buffer.from([0x82, 0xfe, 0, 5, 1, 2, 3, 4]), protocolError],
  ["a length of 2^63", length64(2n ** 63n), protocolError],
  ["a length of 2^63 - 1", length64(2n ** 63n - 1n), tooLong],
  ["a frame that is too long", length64(BigInt(longestMessage + 1)), tooLong],
  [
    "a message that is too long in all",
    Buffer.concat([
      frame(opcodes.binary, Buffer.alloc(longestMessage), { isFinal: false }),
      frame(opcodes.continuation, text("a")),
    ]),
    tooLong,
  ],
  ["a text that is not UTF-8", frame(opcodes.text, Buffer.from([0xff])), notUtf8],
  ["a close with half a code", frame(opcodes.close, text("a")), protocolError],
  ["a close with a code that may not be sent", closeWith(1006), protocolError],
  ["a close with a reason that is not UTF-8", closeWith(1000, Buffer.from([0xff])), notUtf8],
];

const readAll = (...chunks: readonly Buffer[]): Received[] => readEach(chunks);
const readEach = (chunks: readonly Buffer[]): Received[] => {
  const reader = new WebSocketReader();
  return chunks.flatMap((chunk) => [...reader.read(chunk)]);
};

describe("WebSocketReader", () => {
  for (const [name, bytes, code] of wrong)
    it(`ends with ${code} at ${name}, and reads nothing more`, () => {
      const more = frame(opcodes.binary, text("more"));
      assert.deepEqual(readAll(bytes, more).at(-1), { type: "error", code });
      const bytewise = [...Buffer.concat([bytes, more])].map((byte) => Buffer.from([byte]));
      assert.deepEqual(readEach(bytewise).at(-1), { type: "error", code });
    });

  it("puts fragments together, with control frames between them", () => {
    const received = readAll(
      frame(opcodes.text, text("a"), { isFinal: false }),
      frame(opcodes.ping, text("p")),
      frame(opcodes.continuation, empty, { isFinal: false }),
      frame(opcodes.pong, empty),
      frame(opcodes.continuation, text("b")),
      frame(opcodes.binary, empty),
    );
    assert.deepEqual(received, [
      { type: "ping", payload: text("p") },
      { type: "message", payload: text("ab") },
      { type: "message", payload: empty },
    ]);
  });

  it("takes the longest message", () => {
    const [message] = readAll(frame(opcodes.binary, Buffer.alloc(longestMessage, 7)));
    assert.ok(message?.type === "message");
    assert.ok(message.payload.equals(Buffer.alloc(longestMessage, 7)));
  });

  it("takes a close with or without a code, and reads nothing more", () => {
    const more = frame(opcodes.binary, text("more"));
    assert.deepEqual(readAll(Buffer.concat([frame(opcodes.close, empty), more])), [{ type: "close" }]);
    assert.deepEqual(readAll(closeWith(4000, text("bye")), more), [{ type: "close", code: 4000 }]);
  });
});

describe("WebSocketConnection", () => {
  for (const [name, bytes, code] of wrong)
    it(`closes with ${code} at ${name}`, async () => {
      const [server, client] = duplexPair();
      new WebSocketConnection(server, bytes);
      const answered = buffer(client);
      assert.deepEqual([...(await answered)].slice(-4), [0x88, 2, code >> 8, code & 255]);
      client.end();
      if (!server.closed) await once(server, "close");
    });

  it("answers a ping, and a close with what the client gave", async () => {
    const [server, client] = duplexPair();
    new WebSocketConnection(server, empty);
    client.end(Buffer.concat([frame(opcodes.ping, text("p")), frame(opcodes.close, empty)]));
    assert.deepEqual(await buffer(client), Buffer.from([0x8a, 1, 112, 0x88, 0]));
  });

  it("reads no more than it can answer from a client that never reads", async () => {
    const [server, client] = duplexPair();
    new WebSocketConnection(server, empty);
    const ping = frame(opcodes.ping, Buffer.alloc(125));
    const pings = Buffer.concat(Array<Buffer>(500).fill(ping));
    let sent = 0;
    while (client.writableLength < 1024 * 1024 && sent < 1_000) {
      client.write(pings);
      sent++;
      await new Promise(setImmediate);
    }
    assert.ok(sent < 1_000, "it reads on");
    assert.ok(server.writableLength < 1024 * 1024, `${server.writableLength} bytes wait`);
    server.destroy();
  });

  it("reads no more than is dealt with, and goes on after that", async () => {
    const [server, client] = duplexPair();
    const connection = new WebSocketConnection(server, empty);
    const gate = Promise.withResolvers<undefined>();
    let messages = 0;
    connection.onMessage = async () => {
      messages++;
      await gate.promise;
    };
    for (let count = 0; count < 1_000; count++) client.write(frame(opcodes.binary, Buffer.alloc(1_000)));
    await waitFor("it to stop", () => Promise.resolve(server.isPaused()));
    assert.ok(messages < 200, `${messages} messages`);
    gate.resolve(undefined);
    await waitFor("all messages", () => Promise.resolve(messages === 1_000));
    server.destroy();
  });
});

describe("answerHandshake", () => {
  const headers = {
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-protocol": "a, v5.channel.k8s.io",
  };
  const answer = (changed: object, method = "GET"): ReturnType<typeof answerHandshake> =>
    answerHandshake({ method, headers: { ...headers, ...changed } }, ["v5.channel.k8s.io"]);

  it("accepts with the sum of the key (RFC 6455, 1.3)", () => {
    const accepted = answer({ upgrade: "WebSocket" });
    assert.ok(typeof accepted === "string");
    assert.match(accepted, /Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
  });

  const refused: readonly (readonly [object, number])[] = [
    [{ "sec-websocket-version": "8" }, 426],
    [{ "sec-websocket-version": undefined }, 426],
    [{ "sec-websocket-key": undefined }, 400],
    [{ "sec-websocket-key": "short" }, 400],
    [{ "sec-websocket-key": "a".repeat(24) }, 400],
    [{ "sec-websocket-protocol": "SPDY" }, 400],
    [{ upgrade: "SPDY/3.1" }, 400],
  ];
  for (const [changed, code] of refused)
    it(`refuses ${JSON.stringify(changed)} with ${code}`, () => {
      const refusal = answer(changed);
      assert.equal(typeof refusal === "string" ? 101 : refusal.code, code);
    });
  it("refuses any method but GET", () => assert.equal(typeof answer({}, "POST"), "object"));
});
