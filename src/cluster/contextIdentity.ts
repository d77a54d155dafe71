import { createHash } from "node:crypto";
import type { KubeConfig } from "@kubernetes/client-node";

/** The parts of a user entry that have programs run; client-node leaves them without types. */
interface Programs {
  readonly exec?: { readonly command?: unknown; readonly args?: unknown; readonly env?: unknown };
  readonly authProvider?: { readonly name?: unknown; readonly config?: Readonly<Record<string, unknown>> };
}

/**
 * What a context of a kubeconfig leads to and how it signs in there, as a digest: the server and what guards the way
 * to it, and the program that fetches credentials. Who has chosen a context has chosen this; another kubeconfig can
 * mean something else by the same name, such as `default`. Credentials themselves are no part of it, since they are
 * renewed, nor can anything secret be read from it.
 *
 * @returns undefined where there is no such context
 */
export function contextIdentity(config: KubeConfig, name: string): string | undefined {
  const context = config.getContextObject(name);
  if (!context) return undefined;
  const cluster = config.getCluster(context.cluster);
  const programs: Programs = config.getUser(context.user) ?? {};
  const { exec, authProvider } = programs;
  const parts = [
    cluster?.server,
    cluster?.proxyUrl,
    cluster?.tlsServerName,
    cluster?.skipTLSVerify ?? false,
    cluster?.caData ?? cluster?.caFile,
    [exec?.command, exec?.args, exec?.env],
    [authProvider?.name, authProvider?.config?.["cmd-path"], authProvider?.config?.["cmd-args"]],
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
