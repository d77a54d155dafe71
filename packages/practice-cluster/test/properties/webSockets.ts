import assert from "node:assert/strict";
import { duplexPair } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { WebSocketConnection } from "../../src/api/http/webSocket.ts";
import { opcodes, type Received, WebSocketReader } from "../../src/api/http/webSocketReader.ts";
import { webSocketFrame } from "../support/webSocketFrame.ts";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

const payloads = fc.oneof(
  fc.uint8Array({ maxLength: 130 }),
  fc.constantFrom(125, 126, 65_535, 65_536).map((length) => new Uint8Array(length)),
);

const frames = fc
  .record({
    opcode: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(0, 1, 2, 8, 9, 10) }, fc.nat(15)),
    payload: payloads,
    isFinal: fc.boolean(),
    isMasked: fc.integer({ min: 0, max: 19 }).map((number) => number > 0),
    reserved: fc.integer({ min: 0, max: 40 }).map((number) => (number < 8 ? number : 0)),
  })
  .map(({ opcode, payload, ...options }) => webSocketFrame(opcode, Buffer.from(payload), options));

/** Valid and invalid frames, and random bytes. */
const bytes = fc
  .array(fc.oneof({ weight: 4, arbitrary: frames }, fc.uint8Array({ maxLength: 20 })), { maxLength: 12 })
  .map((parts) => Buffer.concat(parts));
const cuts = fc.array(fc.nat(300), { maxLength: 20 });

/** Splits the bytes into pieces of these sizes, and a last one. */
function cut(all: Buffer, sizes: readonly number[]): Buffer[] {
  let at = 0;
  return [...sizes, all.length].map((size) => all.subarray(at, (at += size)));
}

function readAll(chunks: readonly Buffer[]): Received[] {
  const reader = new WebSocketReader();
  return chunks.flatMap((chunk) => [...reader.read(chunk)]);
}

/** Data that a client sends after the handshake. */
export const webSockets: PropertySuite = {
  name: "web sockets",
  properties: [
    property("are read the same in whatever pieces they come", 150, fc.tuple(bytes, cuts), (all, sizes) => {
      const received = readAll([all]);
      assert.deepEqual(readAll(cut(all, sizes)), received);
      const ends = received.filter(({ type }) => type === "error" || type === "close");
      assert.ok(ends.length <= 1 && (ends.length === 0 || ends[0] === received.at(-1)));
    }),
    property(
      "give the messages that were sent, in whatever fragments",
      100,
      fc.tuple(fc.array(fc.tuple(payloads, cuts), { maxLength: 5 })),
      (messages) => {
        const sent = messages.flatMap(([payload, sizes]) => {
          const fragments = cut(Buffer.from(payload), sizes.slice(0, 4));
          return fragments.flatMap((fragment, index) => [
            webSocketFrame(index === 0 ? opcodes.binary : opcodes.continuation, fragment, {
              isFinal: index === fragments.length - 1,
            }),
            webSocketFrame(opcodes.pong, Buffer.alloc(0)),
          ]);
        });
        assert.deepEqual(
          readAll(sent),
          messages.map(([payload]) => ({ type: "message", payload: Buffer.from(payload) })),
        );
      },
    ),
    property(
      "end with a close at the latest when the client ends",
      100,
      fc.tuple(bytes, cuts),
      async (all, sizes) => {
        const [server, client] = duplexPair();
        const connection = new WebSocketConnection(server, Buffer.alloc(0));
        server.once("end", () => connection.close());
        const answered = buffer(client);
        for (const piece of cut(all, sizes)) client.write(piece);
        client.end();
        const answer = await answered;
        const end = readAll([all]).at(-1);
        const code = end?.type === "error" || end?.type === "close" ? end.code : 1000;
        const expected = code === undefined ? [0x88, 0] : [0x88, 2, code >> 8, code & 255];
        assert.deepEqual([...answer.subarray(-expected.length)], expected);
      },
    ),
  ],
};
