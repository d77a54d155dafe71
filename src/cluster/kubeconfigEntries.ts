import { isAbsolute, join, sep } from "node:path";
import type { Cluster, Context, User } from "@kubernetes/client-node";
import { load } from "js-yaml";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";

/** A user of a kubeconfig, with what client-node leaves out. */
export interface KubeconfigUser extends User {
  /** A file that holds the bearer token, and may hold another one later. */
  readonly tokenFile?: string;
}

/** A cluster of a kubeconfig, with what client-node leaves out. */
export interface KubeconfigCluster extends Cluster {
  /** For programs that fetch credentials: https://kubernetes.io/docs/reference/config-api/client-authentication.v1/ */
  readonly programConfig?: unknown;
}

const programExtension = "client.authentication.k8s.io/exec";

/**
 * The entries of a kubeconfig as client-node reads them, with what it leaves out. Paths are taken from the kubeconfig's
 * folder, as client-go takes them; a program without a folder is looked for on the PATH.
 *
 * @param text of the kubeconfig, which client-node has read
 * @throws {TypeError} where a name, an address or a path is no text
 */
export function completeEntries(
  text: string,
  folder: string,
  entries: {
    readonly clusters: readonly Cluster[];
    readonly users: readonly User[];
    readonly contexts: readonly Context[];
  },
): { readonly clusters: KubeconfigCluster[]; readonly users: KubeconfigUser[] } {
  for (const each of entries.clusters) assertTexts(each, clusterTexts);
  for (const each of entries.users) assertTexts(each, userTexts);
  for (const each of entries.contexts) assertTexts(each, contextTexts);
  const written = load(text);
  const users = bodies(written, "users", "user");
  const clusters = bodies(written, "clusters", "cluster");
  return {
    users: entries.users.map((user, index) => completeUser(user, users[index], folder)),
    clusters: entries.clusters.map((cluster, index) => completeCluster(cluster, clusters[index])),
  };
}

const clusterTexts = ["name", "server", "caFile", "caData", "tlsServerName", "proxyUrl"];
const userTexts = [
  ...["name", "token", "username", "password", "impersonateUser"],
  ...["certFile", "certData", "keyFile", "keyData"],
];
const contextTexts = ["name", "cluster", "user", "namespace"];

/** client-node takes what stands there; kubectl takes no number or list for a text. */
function assertTexts(entry: object, names: readonly string[]): void {
  for (const name of names) {
    const value = isRecord(entry) ? ownField(entry, name) : undefined;
    if (value !== undefined && value !== null && typeof value !== "string")
      throw new TypeError(`${name} is no text`);
  }
}

/** The inner parts of a list's entries, which lie as client-node's own do. */
function bodies(written: unknown, list: "users" | "clusters", inner: "user" | "cluster"): readonly unknown[] {
  const found = isRecord(written) ? written[list] : undefined;
  return Array.isArray(found)
    ? found.map((entry: unknown) => (isRecord(entry) ? entry[inner] : undefined))
    : [];
}

function completeUser(user: User, written: unknown, folder: string): KubeconfigUser {
  const { tokenFile, exec } = isRecord(written) ? written : {};
  return {
    ...user,
    ...(isRecord(exec) && { exec: { ...exec, command: commandPath(exec["command"], folder) } }),
    ...(tokenFile !== undefined &&
      tokenFile !== null &&
      tokenFile !== "" && { tokenFile: pathOf(tokenFile, folder) }),
  };
}

function commandPath(command: unknown, folder: string): unknown {
  const isPath = typeof command === "string" && (command.includes("/") || command.includes(sep));
  return isPath ? pathOf(command, folder) : command;
}

function pathOf(path: unknown, folder: string): string {
  if (typeof path !== "string") throw new TypeError("A path is no text");
  return isAbsolute(path) ? path : join(folder, path);
}

function completeCluster(cluster: Cluster, written: unknown): KubeconfigCluster {
  const extensions: unknown = isRecord(written) ? written["extensions"] : undefined;
  const found: unknown = Array.isArray(extensions)
    ? extensions.find((each: unknown) => isRecord(each) && each["name"] === programExtension)
    : undefined;
  return isRecord(found) ? { ...cluster, programConfig: found["extension"] } : cluster;
}
