import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Cluster, type Context, KubeConfig } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { explainRefusedAuthProvider, refusedAuthProvider } from "./authProvider.ts";
import { decodeText } from "./decodeText.ts";
import { environmentProxy } from "./environmentProxy.ts";
import { actsAsNobody } from "./impersonation.ts";
import { completeEntries, type KubeconfigUser } from "./kubeconfigEntries.ts";

/** Thrown when a kubeconfig cannot be used; the message is for the user and, where it can, names the file. */
export class KubeconfigError extends Error {
  readonly reason: "missing" | "empty" | "invalid" | "noContext" | "unknownContext" | "changedContext";

  constructor(reason: KubeconfigError["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "KubeconfigError";
    this.reason = reason;
  }
}

/** A configuration that remembers its files. */
export class LoadedKubeconfig extends KubeConfig {
  /** The files that it was read from. */
  readonly files: readonly string[];

  constructor(files: readonly string[]) {
    super();
    this.files = files;
  }
}

/**
 * Reads kubeconfig files and merges them. The first of several entries with the same name takes precedence, as in
 * kubectl. Some of the files may be missing, but not all.
 *
 * @throws {KubeconfigError} if no file exists, one is invalid, or none has a context
 */
export async function loadKubeconfig(files: readonly string[]): Promise<LoadedKubeconfig> {
  const found: { file: string; config: KubeConfig }[] = [];
  for (const file of files) {
    const text = await readIfThere(file);
    if (text !== undefined) found.push({ file, config: parse(text, file) });
  }
  if (found.length === 0) {
    throw new KubeconfigError("missing", t("There is no kubeconfig file at {0}.", files.join(", ")));
  }
  const merged = new LoadedKubeconfig(found.map(({ file }) => file));
  for (const { config } of found) mergeFirstWins(merged, config);
  if (merged.contexts.length === 0) {
    throw new KubeconfigError("noContext", t("The kubeconfig {0} has no contexts.", listed(merged)));
  }
  return merged;
}

/** Lists the files of a configuration, for messages. */
function listed(config: LoadedKubeconfig): string {
  return config.files.join(", ");
}

/**
 * Returns a copy of a configuration with the given current context.
 *
 * @throws {KubeconfigError} if the context, or a cluster or user that it names, is missing or invalid
 */
export function selectContext(config: LoadedKubeconfig, name: string): KubeConfig {
  const context = config.getContextObject(name);
  if (!context) {
    const known = config.contexts.map((each) => each.name).join(", ");
    throw new KubeconfigError(
      "unknownContext",
      t("The kubeconfig {0} has no context named {1}. Available contexts: {2}.", listed(config), name, known),
    );
  }
  if (context.cluster === "") {
    throw new KubeconfigError(
      "unknownContext",
      t("The context {0} in the kubeconfig {1} does not say which cluster it is for.", name, listed(config)),
    );
  }
  const cluster = config.getCluster(context.cluster);
  if (!cluster) {
    throw new KubeconfigError(
      "unknownContext",
      t(
        "The context {0} refers to a cluster that is not in the kubeconfig {1}: {2}.",
        name,
        listed(config),
        context.cluster,
      ),
    );
  }
  if (!isServerAddress(cluster.server)) {
    throw new KubeconfigError(
      "invalid",
      t(
        "The kubeconfig {0} does not say where the cluster {1} is. Its server must be an address such as https://127.0.0.1:6443.",
        listed(config),
        cluster.name,
      ),
    );
  }
  const user = userOf(context, config);
  const selected = new KubeConfig();
  selected.loadFromOptions({
    clusters: [{ ...cluster, ...plainHttp(cluster), ...proxyOf(cluster) }],
    users: [user],
    contexts: [{ ...context, user: user.name }],
    currentContext: name,
  });
  return selected;
}

/** Returns the user of a context; one without a user is anonymous. */
function userOf(context: Context, config: LoadedKubeconfig): KubeconfigUser {
  // client-node's type claims that there is always a user.
  const name = context.user as string | undefined;
  const user: KubeconfigUser | null = config.getUser(name ?? "");
  if (!user && name) {
    throw new KubeconfigError(
      "unknownContext",
      t(
        "The context {0} refers to a user that is not in the kubeconfig {1}: {2}.",
        context.name,
        listed(config),
        name,
      ),
    );
  }
  const provider = refusedAuthProvider(user);
  if (provider !== undefined)
    throw new KubeconfigError("invalid", explainRefusedAuthProvider(provider, name ?? "", listed(config)));
  if (user && actsAsNobody(user.impersonateUser, user.impersonation)) {
    throw new KubeconfigError(
      "invalid",
      t(
        "The user {0} in the kubeconfig {1} does not say whom to act as. Add as, or remove as-uid, as-groups, and as-user-extra.",
        name ?? "",
        listed(config),
      ),
    );
  }
  return user ?? { name: "" };
}

/** Whether a server's address is valid; one with a password is not, because messages would show it. */
function isServerAddress(server: string): boolean {
  const url = URL.parse(server);
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

/**
 * Skips the check of the certificate where there is no TLS, as with `kubectl proxy`; client-node requires this setting.
 */
function plainHttp(cluster: Cluster): { skipTLSVerify?: true } {
  return cluster.server.startsWith("http:") ? { skipTLSVerify: true } : {};
}

/** Returns the cluster's proxy, or else the environment's, which client-node ignores. */
function proxyOf({ server, proxyUrl }: Cluster): { proxyUrl?: string } {
  const proxy = proxyUrl ?? environmentProxy(server, process.env);
  return proxy ? { proxyUrl: proxy } : {};
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new KubeconfigError(
      "invalid",
      t("The kubeconfig {0} cannot be read: {1}.", file, reasonOf(error)),
      {
        cause: error,
      },
    );
  }
}

function parse(text: string, file: string): KubeConfig {
  if (text.trim() === "") throw new KubeconfigError("empty", t("The kubeconfig {0} is empty.", file));
  const config = new KubeConfig();
  try {
    // An entry that is half made, as by kubectl config set-context, is no reason to refuse the others.
    config.loadFromString(text, { onInvalidEntry: "filter" });
    config.makePathsAbsolute(dirname(file));
    Object.assign(config, completeEntries(text, dirname(file), config));
  } catch (error) {
    // The cause is left out: it may quote the file, which holds secrets.
    throw new KubeconfigError("invalid", t("The kubeconfig {0} is invalid: {1}.", file, faultOf(error)));
  }
  return config;
}

/** Says what is wrong with a kubeconfig, and where, without quoting it. */
function faultOf(error: unknown): string {
  if (error instanceof TypeError) return t("it does not have the structure of a kubeconfig");
  if (!(error instanceof Error) || error.name !== "YAMLException") return reasonOf(error);
  const position = / \(\d+:\d+\)/.exec(error.message)?.[0] ?? "";
  return t("it is not valid YAML") + position;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n", 1)[0] ?? "").replace(/[.:]$/, "");
}

function mergeFirstWins(into: KubeConfig, from: KubeConfig): void {
  const addNew = <T extends { name: string }>(known: T[], added: readonly T[]): void => {
    for (const each of added) if (!known.some(({ name }) => name === each.name)) known.push(each);
  };
  addNew(into.clusters, from.clusters);
  addNew(into.users, from.users);
  addNew(into.contexts, from.contexts);
  if (!into.currentContext && from.currentContext) into.setCurrentContext(from.currentContext);
}
