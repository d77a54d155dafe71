import type { Cluster } from "@ngrok/webernetes";

/**
 * Corrects the simulated network in two ways. A URL without a port means port 80 even for a pod address: `URL` drops
 * `:80`, and webernetes would then refuse it. Unknown host names stay unknown: webernetes would look them up in the
 * real network, which practice pods must not reach.
 */
export function repairNetwork(cluster: Cluster): void {
  Object.assign(cluster.network, {
    parseTargetPort: (url: URL): number => Number(url.port === "" ? "80" : url.port),
    fetchDefault: (_context: unknown, target: string | URL): Promise<never> => {
      const { hostname } = new URL(target);
      const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND" });
      return Promise.reject(new TypeError("fetch failed", { cause }));
    },
  });
}
