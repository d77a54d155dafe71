import { createHash } from "node:crypto";
import type { KubeConfig } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { KubeconfigError } from "./kubeconfig.ts";
import { shownServer } from "./shownServer.ts";

/** A context of a kubeconfig as somebody chose it. */
export interface ChosenContext {
  readonly name: string;
  /** Address of its API server, as it may be shown; empty where it is not known. */
  readonly server: string;
  /** What the context leads to and how it signs in there; see {@link contextIdentity}. */
  readonly identity: string;
}

/** A context as it is now, for somebody to choose. */
export function asChoice(config: KubeConfig, name: string): ChosenContext {
  const cluster = config.getContextObject(name)?.cluster ?? "";
  const server = shownServer(config.getCluster(cluster)?.server ?? "");
  return { name, server, identity: contextIdentity(config, name) ?? "" };
}

/**
 * Holds a context to what it was when it was chosen. That there is none of its name is not said here, but where it is
 * looked up.
 *
 * @throws {KubeconfigError} where it has come to mean something else; it says what
 */
export function assertAsChosen(config: KubeConfig, { name, server, identity }: ChosenContext): void {
  if (!config.getContextObject(name)) return;
  const now = asChoice(config, name);
  if (now.identity === identity) return;
  throw new KubeconfigError(
    "changedContext",
    server !== "" && server !== now.server
      ? t(
          "The context {0} was selected for the server {1} and now leads to {2}, so it was not contacted.",
          name,
          server,
          now.server,
        )
      : t(
          "The context {0} of the server {1} was not contacted: its certificate authority, its proxy, or the program that signs in may have changed since you selected it.",
          name,
          now.server,
        ),
  );
}

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
