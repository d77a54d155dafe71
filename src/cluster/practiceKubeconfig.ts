import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";
import { LoadedKubeconfig } from "./kubeconfig.ts";

/** How to reach the practice cluster, as its own thread says it. */
export interface PracticeAccess {
  /** `https://127.0.0.1:<port>` */
  readonly server: string;
  readonly token: string;
  /** The one certificate that its server may show. */
  readonly caPem: string;
  /** A kubeconfig for terminals. Anyone may write it, so that nothing is read from it here. */
  readonly kubeconfigPath: string;
}

/**
 * A configuration of one context, the practice cluster. Nothing is asked before the practice cluster is changed, and
 * it is connected in workspaces that are not trusted: hence it is made of these values alone, never of a file in which
 * another cluster, or a program to run, could stand.
 *
 * @throws {Error} for a server that is not on this machine, and without a token or certificate
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
