import { ownField } from "../base/ownField.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for a server, as kubectl takes it: `HTTPS_PROXY` or `HTTP_PROXY`, unless
 * `NO_PROXY` names the host, a domain above it, or `*`; never for this machine itself. In lower case too.
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#proxy
 */
export function environmentProxy(server: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(server);
  const read = (name: string): string | undefined =>
    ownField(env, name) || ownField(env, name.toLowerCase()) || undefined;
  const proxy = protocol === "https:" ? read("HTTPS_PROXY") : read("HTTP_PROXY");
  if (!proxy || isLoopback(hostname) || isExcepted(hostname, port, read("NO_PROXY") ?? "")) return undefined;
  return proxy.includes("://") ? proxy : `http://${proxy}`;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

function isExcepted(hostname: string, port: string, noProxy: string): boolean {
  const entries = noProxy.split(",").map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => {
    if (entry === "*") return true;
    const [host = "", entryPort] = entry.split(":");
    if (!host || (entryPort !== undefined && entryPort !== port)) return false;
    const domain = host.replace(/^\*?\./, "");
    return hostname === domain || hostname.endsWith(`.${domain}`);
  });
}
