import "@kubernetes-workshop/testing/failOnUnhandledRejection";
import { type Cluster, KubeConfig, type User } from "@kubernetes/client-node";

/** The configuration of one context for a server, as `selectContext` gives it. */
export function configOf(
  server: string,
  user: Partial<User> = {},
  cluster: Partial<Cluster> = {},
): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: "c", server, skipTLSVerify: server.startsWith("http:"), ...cluster }],
    users: [{ name: "u", ...user }],
    contexts: [{ name: "x", cluster: "c", user: "u" }],
    currentContext: "x",
  });
  return config;
}
