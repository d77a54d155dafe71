import type { Cluster } from "@ngrok/webernetes";

/**
 * Two corrections to the simulated network: a URL without a port means port 80, also to the address of a pod (a
 * URL drops `:80`, and webernetes then refuses); and a name that the cluster does not know stays unknown, where
 * webernetes would ask the real network, which no practice pod should reach.
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
