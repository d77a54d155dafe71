import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Cluster, KubeConfig } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";

/** Why a kubeconfig cannot be used; its message is for people and names the file. */
export class KubeconfigError extends Error {
  readonly reason: "missing" | "empty" | "invalid" | "noContext" | "unknownContext";

  constructor(reason: KubeconfigError["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "KubeconfigError";
    this.reason = reason;
  }
}

/**
 * Reads kubeconfig files into one configuration. Of entries with one name the first counts, as in kubectl; a
 * file of a list may be missing, but not all of them.
 *
 * @throws {KubeconfigError} when no file is there, or one is broken, or there is no context in them
 */
export async function loadKubeconfig(files: readonly string[]): Promise<KubeConfig> {
  const merged = new KubeConfig();
  merged.loadFromOptions({ clusters: [], users: [], contexts: [], currentContext: "" });
  let found = 0;
  for (const file of files) {
    const text = await readIfThere(file);
    if (text === undefined) continue;
    found++;
    mergeFirstWins(merged, parse(text, file));
  }
  if (found === 0) {
    throw new KubeconfigError("missing", t("There is no kubeconfig file at {0}.", files.join(", ")));
  }
  if (merged.contexts.length === 0) {
    throw new KubeconfigError("noContext", t("The kubeconfig {0} has no contexts.", files.join(", ")));
  }
  return merged;
}

/**
 * A copy of a configuration whose current context is the given one.
 * @throws {KubeconfigError} when there is no such context, or it names a cluster or user that is not there
 */
export function selectContext(config: KubeConfig, name: string): KubeConfig {
  const context = config.getContextObject(name);
  if (!context) {
    const known = config.contexts.map((each) => each.name).join(", ");
    throw new KubeconfigError(
      "unknownContext",
      t("The kubeconfig has no context named {0}. It has: {1}.", name, known),
    );
  }
  const cluster = config.getCluster(context.cluster);
  if (!cluster) {
    throw new KubeconfigError(
      "unknownContext",
      t("The context {0} names a cluster that the kubeconfig does not have: {1}.", name, context.cluster),
    );
  }
  const user = config.getUser(context.user) ?? { name: context.user };
  const selected = new KubeConfig();
  selected.loadFromOptions({
    clusters: [{ ...cluster, ...plainHttp(cluster) }],
    users: [user],
    contexts: [context],
    currentContext: name,
  });
  return selected;
}

/** Without TLS there is no certificate to check; client-node wants that said (`kubectl proxy` serves so). */
function plainHttp(cluster: Cluster): { skipTLSVerify?: true } {
  return cluster.server.startsWith("http:") ? { skipTLSVerify: true } : {};
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
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
    config.loadFromString(text);
    config.makePathsAbsolute(dirname(file));
  } catch (error) {
    throw new KubeconfigError("invalid", t("The kubeconfig {0} is broken: {1}.", file, reasonOf(error)), {
      cause: error,
    });
  }
  return config;
}

/** The first line of what a parser says: the rest may quote the file, which holds secrets. */
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
