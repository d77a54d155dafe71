import { type DispatcherOptions, KubeConfig } from "@kubernetes/client-node";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import type { ImpersonationHeaders } from "./impersonation.ts";
import type { KubeconfigUser } from "./kubeconfigEntries.ts";

/**
 * The time between two HTTP/2 pings, in milliseconds. A connection whose last ping is unanswered when the next is due is
 * closed, so one that has died without a word, by a lost VPN or a forgetful NAT, is noticed within twice this time.
 */
export const defaultPingMs = 10_000;

/**
 * The time without traffic after which the operating system probes a connection, in milliseconds; Node then probes ten
 * times, once a second. Frequent enough for the idle time-outs of load balancers.
 */
const keepAliveMs = 15_000;

type ConnectionOptions = Extract<DispatcherOptions, { type: "proxy" }>["requestTls"];
type TlsOptions = Pick<ConnectionOptions, "ca" | "cert" | "key" | "rejectUnauthorized" | "servername">;

/** The time to connect, in milliseconds; undici's default. */
const connectMs = 10_000;

/**
 * A configuration whose connections are made here. client-node's cannot ping, and fail through a SOCKS proxy to the
 * default port of HTTPS.
 */
export class RoutedConfig extends KubeConfig {
  private route: DispatcherOptions = { type: "none" };
  private readonly pingMs: number;

  constructor(config: KubeConfig, pingMs: number) {
    super();
    const { clusters, contexts, users, currentContext } = config;
    this.loadFromOptions({ clusters, contexts, users, currentContext });
    this.pingMs = pingMs;
  }

  /** Keeps the route for {@link dispatcher}. */
  override createDispatcherOptions(
    ...asked: Parameters<KubeConfig["createDispatcherOptions"]>
  ): DispatcherOptions {
    this.route = super.createDispatcherOptions(...asked);
    return { type: "none" };
  }

  /** Creates connections that go the way of the last request that this configuration was applied to. */
  dispatcher(): Dispatcher {
    const user: KubeconfigUser | null = this.getCurrentUser();
    const headers = user?.impersonation;
    // Over HTTP/2, undici joins the values of a header, and Kubernetes would take several groups for one.
    const isRepeated = headers && [...headers.values()].some(({ length }) => length > 1);
    const connections = this.connections(isRepeated ? { allowH2: false } : {});
    return headers ? withHeaders(connections, headers) : connections;
  }

  private connections(protocol: { readonly allowH2?: false }): Dispatcher {
    const { route } = this;
    const options = { ...protocol, h2Options: { pingInterval: this.pingMs } };
    const keepAlive = {
      ...protocol,
      keepAlive: true,
      keepAliveInitialDelay: keepAliveMs,
      timeout: connectMs,
    };
    switch (route.type) {
      case "proxy":
      case "socks":
        return new ProxyAgent({
          ...options,
          // Both names mean that the proxy looks the host up, as it does for kubectl.
          uri: route.uri.replace(/^socks5h:/, "socks5:"),
          requestTls: { ...tlsOf(route.requestTls), ...keepAlive },
          // undici takes a SOCKS proxy with these options for one that speaks TLS.
          ...(route.type === "proxy" && { proxyTls: keepAlive }),
        });
      case "agent":
        return new Agent({ ...options, connect: { ...tlsOf(route.connect), ...keepAlive } });
      case "none":
        return new Agent({ ...options, connect: keepAlive });
    }
  }
}

/** Adds headers to each request; a request of `fetch` cannot repeat one. */
function withHeaders(connections: Dispatcher, headers: ImpersonationHeaders): Dispatcher {
  const added = Object.fromEntries([...headers].map(([name, values]) => [name, [...values]]));
  return connections.compose((dispatch) => (options, handler) => {
    const sent = options.headers ?? {};
    if (Array.isArray(sent) || Symbol.iterator in sent) throw new TypeError("fetch sends no record");
    return dispatch({ ...options, headers: { ...sent, ...added } }, handler);
  });
}

/** Picks what client-node sets; undici's type takes fewer options. */
function tlsOf({ ca, cert, key, rejectUnauthorized, servername }: ConnectionOptions): TlsOptions {
  return { ca, cert, key, rejectUnauthorized, servername };
}
