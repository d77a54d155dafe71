import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { defaultAnswerLimits, LimitError } from "../../src/cluster/answerLimits.ts";
import { environmentProxy } from "../../src/cluster/environmentProxy.ts";
import { NoProxy } from "../../src/cluster/noProxy.ts";
import { asChoice } from "../../src/cluster/chosenContext.ts";
import { ClusterConnection } from "../../src/cluster/connection.ts";
import { KubeconfigError, loadKubeconfig, selectContext } from "../../src/cluster/kubeconfig.ts";
import { parseJson } from "../../src/cluster/parseJson.ts";
import { readLines } from "../../src/cluster/readLines.ts";
import { errorOfStatus, RequestError } from "../../src/cluster/requestError.ts";
import { parseEvent } from "../../src/cluster/watchEvent.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

const host = fc.constantFrom("api.example", "10.1.2.3", "[2001:db8::1]", "[::1]", "a.b.c.example");
const pieces = [
  "*",
  ".",
  ":",
  "[",
  "]",
  "/",
  "%",
  ",",
  " ",
  "10.0.0.0",
  "8",
  "::1",
  "example",
  "443",
  "示例",
];
const noProxy = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
);

const lineBytes = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
  // Line breaks, white space, and the bytes of characters that have several.
  {
    weight: 2,
    arbitrary: fc.constantFrom(0x0a, 0x0d, 0x20, 0x09, 0xec, 0x95, 0x88, 0xf0, 0x9f, 0x9a, 0x80, 0x7b),
  },
);

/** Bytes, and how a network cuts them. */
const stream = fc
  .tuple(fc.array(lineBytes, { maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 20 }))
  .map(([bytes, cuts]) => {
    const whole = Uint8Array.from(bytes);
    const ends = [...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
    return {
      whole,
      chunks: ends.map((end, index) => whole.subarray(index === 0 ? 0 : ends[index - 1], end)),
    };
  });

const decode = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The shape of what a reader counts: strings hold what would be structure elsewhere. */
function measure(value: unknown, depth = 0): { values: number; depth: number } {
  if (typeof value !== "object" || value === null) return { values: 0, depth };
  const inner = Object.values(value).map((each) => measure(each, depth + 1));
  const separators = inner.length + (Array.isArray(value) ? 0 : inner.length) - (inner.length > 0 ? 1 : 0);
  return {
    values: inner.reduce((sum, each) => sum + each.values, 1 + separators),
    depth: Math.max(depth + 1, ...inner.map((each) => each.depth)),
  };
}

const oddValue = fc.oneof(
  fc.constantFrom("a", "./a", "../a", "", "__proto__", "https://a:6443"),
  fc.jsonValue({ maxDepth: 2 }),
);
const entries = (inner: string, fields: readonly string[]) =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array(
        fc.record({
          name: fc.oneof(
            { weight: 5, arbitrary: fc.constantFrom("a", "b") },
            { weight: 1, arbitrary: oddValue },
          ),
          [inner]: fc.oneof(
            {
              weight: 5,
              arbitrary: fc.record(Object.fromEntries(fields.map((field) => [field, oddValue])), {
                requiredKeys: [],
              }),
            },
            { weight: 1, arbitrary: oddValue },
          ),
        }),
        { maxLength: 3 },
      ),
    },
    { weight: 1, arbitrary: oddValue },
  );

/** Kubeconfigs that are nearly right, in the bytes of one of the encodings that people have. */
const kubeconfig = fc
  .tuple(
    fc.record({
      clusters: entries("cluster", ["server", "certificate-authority", "proxy-url", "extensions"]),
      users: entries("user", ["token", "tokenFile", "exec", "auth-provider", "client-certificate"]),
      contexts: entries("context", ["cluster", "user", "namespace"]),
      "current-context": oddValue,
    }),
    fc.constantFrom("utf8" as const, "utf16le" as const),
  )
  .map(([config, encoding]) => Buffer.from(`\ufeff${JSON.stringify(config)}`, encoding));

let folder: TemporaryFolder | undefined;

export const connection: PropertySuite = {
  name: "connection",
  start: () => Promise.resolve((folder = new TemporaryFolder("properties"))),
  properties: [
    property(
      "the lines of a stream are those of the whole, however it is cut, or one is too long",
      500,
      fc.tuple(stream, fc.integer({ min: 1, max: 300 })),
      async ({ whole, chunks }, limit) => {
        const expected = decode(whole)
          .split("\n")
          .filter((line) => /[^ \t\r]/.test(line));
        const lines: string[] = [];
        try {
          for await (const line of readLines(chunks, limit)) {
            assert(line.length <= limit);
            lines.push(decode(line));
          }
          assert.deepEqual(lines, expected);
        } catch (error) {
          if (!(error instanceof LimitError)) throw error;
          assert(whole.length > limit);
          assert.deepEqual(lines, expected.slice(0, lines.length));
        }
      },
    ),
    property(
      "JSON is read as JSON.parse reads it, and refused exactly beyond its limits",
      300,
      fc.tuple(fc.jsonValue({ maxDepth: 6 }), fc.nat(40), fc.nat(6), fc.boolean()),
      (value, values, depth, isSpaced) => {
        const text = JSON.stringify(value, undefined, isSpaced ? 1 : 0);
        // Minus zero, and keys that are there twice, are what JSON.parse makes of them.
        const size = measure(JSON.parse(text));
        const read = () => parseJson(Buffer.from(text), { values, depth });
        if (size.values > values || size.depth > depth) assert.throws(read, LimitError);
        else assert.deepEqual(read(), JSON.parse(text));
      },
    ),
    property(
      "whatever a watch sends is an event or an error in words",
      300,
      fc.tuple(
        fc.oneof(
          fc.uint8Array({ maxLength: 100 }),
          fc.json().map((text) => Buffer.from(text)),
          fc
            .record({
              type: fc.oneof(fc.constantFrom("ADDED", "ERROR", "__proto__"), fc.string()),
              object: fc.json(),
            })
            .map(({ type, object }) => Buffer.from(`{"type":${JSON.stringify(type)},"object":${object}}`)),
        ),
      ),
      (line) => {
        try {
          const { type, object } = parseEvent(line, "https://a", defaultAnswerLimits);
          assert(typeof object === "object" && type.length > 0);
        } catch (error) {
          assert(error instanceof RequestError);
          const what = error.failure === "gone" ? "The type of the change is unknown" : "https://a";
          assert(error.message.includes(what));
        }
      },
    ),
    property(
      "whatever a refusal holds is an error in words",
      300,
      fc.tuple(
        fc.integer({ min: 300, max: 599 }),
        fc.jsonValue(),
        fc.option(fc.oneof(fc.string(), fc.double().map(String))),
      ),
      (code, status, retryAfter) => {
        const { message, retryAfterMs = 0 } = errorOfStatus("https://a", code, status, retryAfter);
        assert(typeof message === "string" && message.length < 10_000);
        assert(retryAfterMs >= 0 && retryAfterMs <= 600_000, `${retryAfterMs}`);
      },
    ),
    property(
      "a proxy is an address or none, whatever the environment holds",
      300,
      fc.tuple(host, fc.webUrl(), fc.string({ unit: "binary" }), noProxy),
      (name, url, text, exceptions) => {
        for (const server of [`https://${name}:6443`, url, text]) {
          const proxy = environmentProxy(server, {
            HTTPS_PROXY: text,
            HTTP_PROXY: url,
            NO_PROXY: exceptions,
          });
          assert(proxy === undefined || URL.canParse(proxy));
        }
      },
    ),
    property(
      "whatever is in a kubeconfig is used, or refused in words that name it",
      150,
      fc.tuple(
        fc.oneof(
          { weight: 5, arbitrary: kubeconfig },
          { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
        ),
      ),
      async (bytes) => {
        const file = path.join(folder?.path ?? "", "config");
        await writeFile(file, bytes);
        try {
          const config = await loadKubeconfig([file]);
          for (const { name } of config.contexts) {
            assert.match(asChoice(config, name).identity, /^[0-9a-f]*$/);
            new ClusterConnection(() => selectContext(config, name)).dispose();
          }
        } catch (error) {
          if (!(error instanceof KubeconfigError)) throw error;
          assert(error.message.includes(file), error.message);
        }
      },
    ),
    property(
      "an entry of NO_PROXY says the same beside others as alone, if none excepts everything",
      300,
      fc.tuple(host, fc.constantFrom("443", "6443"), noProxy, noProxy),
      (name, port, one, other) => {
        const server = name.replace(/[[\]]/g, "");
        const alone = [one, other].map((value) => new NoProxy(value).excepts(server, port));
        assert.equal(new NoProxy(`${one},${other}`).excepts(server, port), alone.includes(true));
      },
    ),
  ],
};
