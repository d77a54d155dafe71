import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";
import { LoadedKubeconfig } from "./kubeconfig.ts";

/** The address and credentials of the practice cluster, as its thread reports them. */
export interface PracticeAccess {
  /** The address of the API server: `https://127.0.0.1:<port>`. */
  readonly server: string;
  readonly token: string;
  /** The only certificate that its server may present. */
  readonly caPem: string;
  /** The path of a kubeconfig for terminals. Other programs may write to it, so nothing is read from it here. */
  readonly kubeconfigPath: string;
}

/**
 * Returns a configuration with one context, the practice cluster. Because changes to the practice cluster need no
 * confirmation, and because it is available in untrusted workspaces, the configuration contains only these values; a
 * file could name another cluster, or a program to run.
 *
 * @throws {Error} if the server is not on this machine, or the token or certificate is missing
 */
export function practiceKubeconfig(access: PracticeAccess): LoadedKubeconfig {
  const { server, token, caPem, kubeconfigPath } = access;
  if (!isPracticeEndpoint(server) || token === "" || !caPem.includes("BEGIN CERTIFICATE"))
    throw new Error(`This is not the practice cluster: ${server}`);
  const name = "practice";
  const config = new LoadedKubeconfig([kubeconfigPath]);
  config.loadFromOptions({
    clusters: [{ name, server, caData: Buffer.from(caPem).toString("base64"), skipTLSVerify: false }],
    users: [{ name, token }],
    contexts: [{ name, cluster: name, user: name, namespace: "default" }],
    currentContext: name,
  });
  return config;
}
