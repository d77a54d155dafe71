import assert from "node:assert/strict";
import { environmentProxy } from "../../../src/cluster/environmentProxy.ts";

describe("environmentProxy", () => {
  const proxy = "http://proxy.example:3128";
  const cases: readonly [string, string, Record<string, string>, string | undefined][] = [
    ["none", "https://api.example", {}, undefined],
    ["for https", "https://api.example", { HTTPS_PROXY: proxy }, proxy],
    ["in lower case", "https://api.example", { https_proxy: proxy }, proxy],
    ["not for the other protocol", "https://api.example", { HTTP_PROXY: proxy }, undefined],
    ["for http", "http://api.example", { HTTP_PROXY: proxy }, proxy],
    ["without a scheme", "https://api.example", { HTTPS_PROXY: "proxy.example:3128" }, proxy],
    ["not for this machine", "https://127.0.0.1:6443", { HTTPS_PROXY: proxy }, undefined],
    ["not for localhost", "https://localhost:6443", { HTTPS_PROXY: proxy }, undefined],
    [
      "not for an exception",
      "https://api.example",
      { HTTPS_PROXY: proxy, NO_PROXY: "a.b, api.example" },
      undefined,
    ],
    [
      "not below an exception",
      "https://a.corp.example",
      { HTTPS_PROXY: proxy, NO_PROXY: ".corp.example" },
      undefined,
    ],
    [
      "for a name that only ends alike",
      "https://a.notcorp.example",
      { HTTPS_PROXY: proxy, no_proxy: "corp.example" },
      proxy,
    ],
    [
      "with an exception for a port",
      "https://api.example:6443",
      { HTTPS_PROXY: proxy, NO_PROXY: "api.example:6443" },
      undefined,
    ],
    [
      "with an exception for another port",
      "https://api.example:6443",
      { HTTPS_PROXY: proxy, NO_PROXY: "api.example:443" },
      proxy,
    ],
    ["in upper case before lower", "https://a", { HTTPS_PROXY: proxy, https_proxy: "http://b" }, proxy],
    [
      "with an exception in upper case before one in lower",
      "https://a",
      { HTTPS_PROXY: proxy, NO_PROXY: "b", no_proxy: "a" },
      proxy,
    ],
    ["that looks like a scheme", "http://a", { HTTP_PROXY: "localhost:3128" }, "http://localhost:3128"],
    ["of one label", "http://a", { HTTP_PROXY: "localhost" }, "http://localhost"],
    ["of SOCKS", "http://a", { HTTP_PROXY: "socks5://127.0.0.1" }, "socks5://127.0.0.1"],
    ["that is no address", "http://a", { HTTP_PROXY: "[" }, undefined],
    ["for what is no address", "a", { HTTP_PROXY: proxy }, undefined],
    ["for nobody", "https://api.example", { HTTPS_PROXY: proxy, NO_PROXY: "*" }, undefined],
  ];
  for (const [what, server, env, expected] of cases)
    it(what, () => assert.equal(environmentProxy(server, env), expected));
});
