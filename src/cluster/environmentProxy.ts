import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { NoProxy } from "./noProxy.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPorts: ReadonlyMap<string, string> = new Map([
  ["http:", "80"],
  ["https:", "443"],
]);

/**
 * The proxy that the environment names for a server, as kubectl takes it, which leaves that to Go: `HTTPS_PROXY` or
 * `HTTP_PROXY`, unless {@link NoProxy NO_PROXY} excepts the server; never for this machine itself. Of a variable in
 * upper and in lower case the first counts. A value that is no address is left out.
 * https://pkg.go.dev/net/http#ProxyFromEnvironment
 *
 * @returns its URL
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

/** An address without a scheme is one of HTTP, even `localhost:3128`, of which `localhost` could be the scheme. */
function proxyUrl(value: string): string | undefined {
  if (value === "") return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(value) && URL.canParse(value)) return value;
  const address = `http://${value}`;
  return URL.canParse(address) ? address : undefined;
}
