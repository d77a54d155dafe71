import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { NoProxy } from "./noProxy.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPorts: ReadonlyMap<string, string> = new Map([
  ["http:", "80"],
  ["https:", "443"],
]);

/**
 * Returns the URL of the proxy that the environment sets for a server, by the rules of Go and so of kubectl:
 * `HTTPS_PROXY` or `HTTP_PROXY`, unless {@link NoProxy NO_PROXY} exempts the server; never for this machine itself. The
 * upper-case variable takes precedence over the lower-case one. A value that is not an address is ignored.
 * https://pkg.go.dev/net/http#ProxyFromEnvironment
 */
export function environmentProxy(server: string, env: Environment): string | undefined {
  const url = URL.parse(server);
  if (!url) return undefined;
  const { protocol, hostname } = url;
  const proxy = proxyUrl(read(env, protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY"));
  if (proxy === undefined) return undefined;
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const port = url.port || (defaultPorts.get(protocol) ?? "");
  return new NoProxy(read(env, "NO_PROXY")).excepts(host, port) ? undefined : proxy;
}

function read(env: Environment, name: string): string {
  return ownField(env, name) || ownField(env, name.toLowerCase()) || "";
}

/** Reads an address without a scheme as an HTTP address, even `localhost:3128`, whose `localhost` could be a scheme. */
function proxyUrl(value: string): string | undefined {
  if (value === "") return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(value) && URL.canParse(value)) return value;
  const address = `http://${value}`;
  return URL.canParse(address) ? address : undefined;
}
