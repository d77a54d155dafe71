import { isAbsolute, join, sep } from "node:path";
import type { Cluster, Context, User } from "@kubernetes/client-node";
import { load } from "js-yaml";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { type ImpersonationHeaders, impersonationHeaders } from "./impersonation.ts";

/** A user of a kubeconfig, with the fields that client-node ignores. */
export interface KubeconfigUser extends User {
  /** The path of the file that holds the bearer token, which may be renewed. */
  readonly tokenFile?: string;
  /** The headers by which the user acts as another, except for the name. */
  readonly impersonation?: ImpersonationHeaders;
}

/** A cluster of a kubeconfig, with the fields that client-node ignores. */
export interface KubeconfigCluster extends Cluster {
  /**
   * The configuration that credential plugins receive:
   * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
   */
  readonly programConfig?: unknown;
}

const programExtension = "client.authentication.k8s.io/exec";

/**
 * Adds to a kubeconfig's entries what client-node ignores, and contexts without a cluster, which it leaves out. Paths are relative to the kubeconfig's folder, as in
 * client-go; a command without a folder is looked up on the PATH.
 *
 * @param text the kubeconfig that client-node has read
 * @throws {TypeError} if a name, an address, or a path is not a string
 */
export function completeEntries(
  text: string,
  folder: string,
  entries: {
    readonly clusters: readonly Cluster[];
    readonly users: readonly User[];
    readonly contexts: readonly Context[];
  },
): {
  readonly clusters: KubeconfigCluster[];
  readonly users: KubeconfigUser[];
  readonly contexts: Context[];
} {
  for (const each of entries.clusters) assertTexts(each, clusterTexts);
  for (const each of entries.users) assertTexts(each, userTexts);
  for (const each of entries.contexts) assertTexts(each, contextTexts);
  const written = load(text);
  const users = bodies(written, "users", "user");
  const clusters = bodies(written, "clusters", "cluster");
  for (const server of [...clusters.values()].map((cluster) => fieldOf(cluster, "server")))
    if (server !== undefined && server !== null && typeof server !== "string")
      throw new TypeError("A server is no text");
  const contexts = new Map(entries.contexts.map((context) => [context.name, context]));
  return {
    users: entries.users.map((user) => completeUser(user, users.get(user.name), folder)),
    clusters: entries.clusters.map((cluster) => completeCluster(cluster, clusters.get(cluster.name))),
    contexts: [...bodies(written, "contexts", "context")].map(
      ([name, body]) => contexts.get(name) ?? withoutCluster(name, body),
    ),
  };
}

const clusterTexts = ["name", "server", "caFile", "caData", "tlsServerName", "proxyUrl"];
const userTexts = [
  ...["name", "token", "username", "password", "impersonateUser"],
  ...["certFile", "certData", "keyFile", "keyData"],
];
const contextTexts = ["name", "cluster", "user", "namespace"];

/** Checks that the fields are strings: client-node accepts any type, kubectl does not. */
function assertTexts(entry: object, names: readonly string[]): void {
  for (const name of names) {
    const value = isRecord(entry) ? ownField(entry, name) : undefined;
    if (value !== undefined && value !== null && typeof value !== "string")
      throw new TypeError(`${name} is no text`);
  }
}

/** Returns the bodies of a list's entries by their names, in their order; the first of several with a name counts. */
function bodies(
  written: unknown,
  list: "users" | "clusters" | "contexts",
  inner: string,
): Map<string, unknown> {
  const found: unknown = fieldOf(written, list);
  const byName = new Map<string, unknown>();
  for (const entry of Array.isArray(found) ? (found as readonly unknown[]) : []) {
    const name = fieldOf(entry, "name");
    if (name === undefined || name === null || name === "") continue;
    if (typeof name !== "string") throw new TypeError("A name is no text");
    if (!byName.has(name)) byName.set(name, fieldOf(entry, inner));
  }
  return byName;
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? ownField(value, name) : undefined;
}

/** A context that names no cluster yet. */
function withoutCluster(name: string, body: unknown): Context {
  const texts = isRecord(body) ? body : {};
  assertTexts(texts, contextTexts);
  const namespace = textField(texts, "namespace");
  return { name, cluster: "", user: textField(texts, "user") ?? "", ...(namespace && { namespace }) };
}

function completeUser(user: User, written: unknown, folder: string): KubeconfigUser {
  const { tokenFile, exec } = isRecord(written) ? written : {};
  const impersonation = impersonationHeaders(written);
  return {
    ...user,
    ...(impersonation.size > 0 && { impersonation }),
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
