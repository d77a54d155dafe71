import assert from "node:assert/strict";
import fc from "fast-check";
import { environmentProxy } from "../../src/cluster/environmentProxy.ts";
import { NoProxy } from "../../src/cluster/noProxy.ts";
import { property, type PropertySuite } from "./property.ts";

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

export const connection: PropertySuite = {
  name: "connection",
  properties: [
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
