import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Cluster, KubeConfig } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { KubeconfigError } from "./kubeconfig.ts";
import { shownServer } from "./shownServer.ts";

/** A context of a kubeconfig as it was when the user chose it. */
export interface ChosenContext {
  readonly name: string;
  /** The address of its API server, without credentials; empty if it is not known. */
  readonly server: string;
  /** A digest of the server and of the way to sign in; see {@link contextIdentity}. */
  readonly identity: string;
}

/** Describes the current state of a context, for the user to choose. */
export function asChoice(config: KubeConfig, name: string): ChosenContext {
  const cluster = config.getContextObject(name)?.cluster ?? "";
  const server = shownServer(config.getCluster(cluster)?.server ?? "");
  return { name, server, identity: contextIdentity(config, name) ?? "" };
}

/**
 * Checks that a context still means what it meant when the user chose it. A missing context is not reported here but
 * where it is looked up.
 *
 * @throws {KubeconfigError} if the context has changed; the message says what did
 */
export function assertAsChosen(config: KubeConfig, { name, server, identity }: ChosenContext): void {
  if (!config.getContextObject(name)) return;
  const now = asChoice(config, name);
  if (now.identity === identity || identity === formerIdentity(config, name)) return;
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

/** The parts of a user entry that make programs run; client-node does not type them. */
interface Programs {
  readonly exec?: { readonly command?: unknown; readonly args?: unknown; readonly env?: unknown };
  readonly authProvider?: { readonly name?: unknown; readonly config?: Readonly<Record<string, unknown>> };
}

/**
 * Returns the digest of earlier versions, in which the path of a certificate authority stood for the authority itself.
 */
function formerIdentity(config: KubeConfig, name: string): string | undefined {
  return digestOf(config, name, ({ caData, caFile }) => caData ?? caFile);
}

/**
 * Returns a digest of what a context leads to and how it signs in: the server, the settings that protect the connection
 * to it, and the program that fetches credentials. Choosing a context means choosing these; another kubeconfig may use
 * the same name, such as `default`, for something else. Credentials are not part of the digest, because they are
 * renewed; it reveals no secret.
 *
 * @returns undefined if there is no such context
 */
export function contextIdentity(config: KubeConfig, name: string): string | undefined {
  return digestOf(config, name, authorityOf);
}

/** Returns a certificate authority, whether it stands in the kubeconfig or in a file. */
function authorityOf({ caData, caFile }: Cluster): string | undefined {
  if (caData !== undefined || caFile === undefined) return caData;
  try {
    return readFileSync(caFile).toString("base64");
  } catch {
    // Connecting says what is wrong with the file.
    return caFile;
  }
}

function digestOf(
  config: KubeConfig,
  name: string,
  authority: (cluster: Cluster) => string | undefined,
): string | undefined {
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
    cluster ? authority(cluster) : undefined,
    [exec?.command, exec?.args, exec?.env],
    [authProvider?.name, authProvider?.config?.["cmd-path"], authProvider?.config?.["cmd-args"]],
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
