import assert from "node:assert/strict";
import { environmentProxy } from "../../../src/cluster/environmentProxy.ts";
import { NoProxy } from "../../../src/cluster/noProxy.ts";

/** The tables are those of Go: golang.org/x/net/http/httpproxy, proxy_test.go. */
describe("NO_PROXY", () => {
  const value =
    "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64";
  const hosts: readonly [host: string, isProxied: boolean][] = [
    ["localhost", false],
    ["127.0.0.1", false],
    ["127.0.0.2", false],
    ["[::1]", false],
    ["[::2]", true],
    ["192.168.1.1", false],
    ["192.168.1.2", true],
    ["192.168.1.3", false],
    ["192.168.1.4", true],
    ["10.0.0.2", false],
    ["[2001:db8::52:0:1]", false],
    ["[2001:db8::52:0:2]", true],
    ["[2001:db8::52:0:3]", false],
    ["[2002:db8:a::123]", false],
    ["[fe80::424b:c8be:1643:a1b6]", true],
    ["barbaz.net", true],
    ["www.barbaz.net", false],
    ["foobar.com", false],
    ["www.foobar.com", false],
    ["foofoobar.com", true],
    ["baz.com", true],
    ["localhost.net", true],
    ["local.localhost", true],
    ["barbarbaz.net", true],
    ["wildcard.io", true],
    ["nested.wildcard.io", false],
    ["awildcard.io", true],
  ];
  const proxyFor = (server: string, noProxy: string) =>
    environmentProxy(server, { HTTP_PROXY: "proxy", HTTPS_PROXY: "proxy", NO_PROXY: noProxy });

  for (const [host, isProxied] of hosts)
    it(`${isProxied ? "does not except" : "excepts"} ${host}`, () => {
      const wanted = isProxied ? "http://proxy" : undefined;
      assert.equal(proxyFor(`http://${host}:80`, value), wanted);
      assert.equal(proxyFor(`http://${host}`, value), wanted);
      assert.equal(proxyFor(`http://${host}:80`, "*"), undefined);
      assert.equal(proxyFor(`http://${host}:80`, "a.example, *, b.example"), undefined);
    });

  const others: readonly [noProxy: string, server: string, isProxied: boolean][] = [
    ["example.com", "http://example.com/", false],
    [".example.com", "http://example.com/", true],
    ["ample.com", "http://example.com/", true],
    ["example.com", "http://foo.example.com/", false],
    [".foo.com", "http://example.com/", true],
    [".示例.com", "http://www.示例.com", false],
    ["xn--fsq092h.com", "http://www.示例.com", false],
    ["示例.com", "http://www.xn--fsq092h.com", false],
    [":1", "http://example.com:80", true],
    // Beyond Go's table, held against its package.
    ["10.0.0.0/8", "https://10.11.12.13:6443", false],
    ["10.0.0.0/8", "https://11.0.0.1:6443", true],
    ["10.0.0.0/33", "https://10.0.0.1", true],
    ["10.0.0.0/", "https://10.0.0.1", true],
    ["0.0.0.0/0", "https://10.0.0.1", false],
    ["::/0", "https://10.0.0.1", true],
    ["::ffff:10.0.0.0/104", "https://10.0.0.1", false],
    ["10.0.0.1", "https://[::ffff:10.0.0.1]", false],
    ["2001:db8::/32", "https://[2001:db8:1::1]:6443", false],
    ["[2001:db8::1]", "https://[2001:db8::1]", true],
    ["[2001:db8::1]:443", "https://[2001:db8::1]", false],
    ["api.example:443", "https://api.example", false],
    ["api.example:6443", "https://api.example", true],
    ["API.Example", "https://api.EXAMPLE", false],
    ["http://api.example", "https://api.example", true],
  ];
  for (const [noProxy, server, isProxied] of others)
    it(`${noProxy} ${isProxied ? "does not except" : "excepts"} ${server}`, () =>
      assert.equal(proxyFor(server, noProxy) === undefined, !isProxied));

  it("holds an address with a zone for an address, of which no domain is part", () => {
    assert(!new NoProxy("example.com").excepts("1000::%.example.com", "123"));
  });
});
