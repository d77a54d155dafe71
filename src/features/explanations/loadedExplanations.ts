import type * as vscode from "vscode";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { CustomKind } from "../../explain/index.ts";
import type { ListedKind } from "../../explain/fields/listedKind.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { schemaFiles } from "../../vscode/schemaFiles.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";
import { ClusterDefinitions } from "./definitions/clusterDefinitions.ts";
import type { Explanations } from "./hover/hoverAt.ts";
import { soon } from "./definitions/soon.ts";
import { WorkspaceDefinitions } from "./definitions/workspaceDefinitions.ts";

/** Longest time that a list waits for the cluster, in milliseconds. */
const longestWaitMs = 2_000;

/** How long the list of a cluster's kinds is kept, in milliseconds. */
const keptMs = 30_000;

/** The explanations in the reader's language. Their code is loaded when they are first asked for. */
export class LoadedExplanations implements vscode.Disposable {
  /** Those of the language in use. */
  private explanations: { readonly language: Language; readonly loaded: Promise<Explanations> } | undefined;
  private readonly extensionPath: string;
  private readonly cluster: Pick<ConnectedCluster, "session">;
  private readonly log: Logger;
  private inCluster:
    | { readonly reader: object; readonly atMs: number; readonly kinds: Promise<readonly ListedKind[]> }
    | undefined;
  private workspaceDefinitions: WorkspaceDefinitions | undefined;

  constructor(extensionPath: string, cluster: Pick<ConnectedCluster, "session">, log: Logger) {
    this.extensionPath = extensionPath;
    this.cluster = cluster;
    this.log = log;
  }

  /** Returns the explanations in the language of now. */
  now(): Promise<Explanations> {
    const language = textLanguage();
    if (this.explanations?.language !== language)
      this.explanations = { language, loaded: this.load(language) };
    return this.explanations.loaded;
  }

  /** Lists the custom kinds of the workspace, of the extension, and of the connected cluster. */
  async customKinds(): Promise<readonly ListedKind[]> {
    const { customKindNamed, listBundledKinds } = await import("../../explain/index.ts");
    await this.now();
    const inWorkspace = async (): Promise<readonly ListedKind[]> =>
      ((await this.workspaceDefinitions?.all()) ?? []).map(({ apiVersion, kind, names }) =>
        customKindNamed(apiVersion, kind, names),
      );
    const lists = [
      inWorkspace(),
      listBundledKinds(schemaFiles(this.extensionPath)),
      soon(this.clusterKinds(), longestWaitMs),
    ];
    const kinds = new Map<string, ListedKind>();
    for (const list of await Promise.allSettled(lists)) {
      if (list.status === "rejected")
        this.log.debug(`No list of custom kinds: ${asError(list.reason).message}`);
      else
        for (const kind of list.value ?? []) {
          const key = `${kind.apiVersion} ${kind.kind}`;
          const known = kinds.get(key);
          // What is at hand needs no cluster, but only the cluster knows all names.
          kinds.set(key, known ? { ...known, names: [...new Set([...known.names, ...kind.names])] } : kind);
        }
    }
    return [...kinds.values()];
  }

  /** Those of the connected cluster, which are asked for again after a while. */
  private clusterKinds(): Promise<readonly ListedKind[]> {
    const reader = this.cluster.session?.objects;
    if (!reader) return Promise.resolve([]);
    const isCurrent = this.inCluster?.reader === reader && Date.now() - this.inCluster.atMs < keptMs;
    if (this.inCluster && isCurrent) return this.inCluster.kinds;
    const kinds = import("./definitions/clusterKinds.ts").then((code) => code.clusterKinds(reader));
    const asked = { reader, atMs: Date.now(), kinds };
    this.inCluster = asked;
    kinds.catch(() => {
      if (this.inCluster === asked) this.inCluster = undefined;
    });
    return kinds;
  }

  private async load(language: Language): Promise<Explanations> {
    const { bundledKinds, Explainer, explanationMarkdown, firstThatKnows, kindsInOpenApi } =
      await import("../../explain/index.ts");
    const inCluster = new ClusterDefinitions(this.cluster, kindsInOpenApi);
    this.workspaceDefinitions ??= new WorkspaceDefinitions(definitionsInText);
    const read = schemaFiles(this.extensionPath);
    const findCustomKind = firstThatKnows(
      [inCluster.find, this.workspaceDefinitions.find, bundledKinds(read)],
      (error) => this.log.debug(`No definition of a custom resource: ${asError(error).message}`),
    );
    const listCustomKinds = (): Promise<readonly ListedKind[]> => this.customKinds();
    return {
      explainer: new Explainer(read, language, { findCustomKind, listCustomKinds }),
      explanationMarkdown,
    };
  }

  dispose(): void {
    this.workspaceDefinitions?.dispose();
  }
}

/** Returns the custom kinds that a manifest defines; documents that cannot be read define none. */
async function definitionsInText(text: string): Promise<readonly CustomKind[]> {
  const { readManifests } = await import("../../manifests/readManifests.ts");
  const { definitionsIn } = await import("../../explain/index.ts");
  return readManifests(text).objects.flatMap(({ object }) => definitionsIn(object));
}
