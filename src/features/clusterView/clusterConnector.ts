import * as vscode from "vscode";
import type { Disposable } from "../../base/disposable.ts";
import { Emitter } from "../../base/emitter.ts";
import type { Logger } from "../../base/logger.ts";
import type * as cluster from "../../cluster/index.ts";
import { ClusterTree } from "../../clusterTree/clusterTree.ts";
import { settingIds } from "../../vscode/ids.ts";
import type { ConnectionState, FailureReason } from "./connectionState.ts";

/** A kubeContext to choose from. */
export interface KubeContextChoice {
  readonly name: string;
  readonly cluster: string;
  readonly server: string;
  readonly user: string;
  readonly namespace: string | undefined;
  readonly isCurrent: boolean;
}

const rememberedContext = "kubeContext";
type ClusterModule = typeof cluster;

/**
 * Connects the view to the cluster of one kubeContext at a time. Nothing is contacted before somebody chose a
 * context; the choice is remembered for this workspace. A later choice ends what an earlier one still does.
 */
export class ClusterConnector implements Disposable {
  private readonly changes = new Emitter<ConnectionState>();
  readonly onDidChange = this.changes.event;
  private current: ConnectionState = { status: "notConnected" };
  private connection: Disposable | undefined;
  private attempt = 0;
  private latest: Promise<void> | undefined;
  private readonly memory: vscode.Memento;
  private readonly log: Logger;

  constructor(memory: vscode.Memento, log: Logger) {
    this.memory = memory;
    this.log = log;
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Settles with the attempt under way, or the last one; the first to ask makes it. */
  settled(): Promise<void> {
    return this.latest ?? this.resume();
  }

  /** Goes back to the remembered context, if there is one; else finds out whether there is a kubeconfig. */
  async resume(): Promise<void> {
    const remembered = this.memory.get<string>(rememberedContext);
    if (remembered !== undefined) await this.connect(remembered);
    else
      await this.attemptTo(async (attempt) => {
        await this.loadConfig();
        this.become(attempt, { status: "notConnected" });
      });
  }

  /** The contexts of the kubeconfig in use; what is wrong with it goes to the state, and the list is empty. */
  async choices(): Promise<KubeContextChoice[]> {
    try {
      const config = await this.loadConfig();
      return config.contexts.map((context) => ({
        name: context.name,
        cluster: context.cluster,
        server: config.getCluster(context.cluster)?.server ?? "",
        user: context.user,
        namespace: context.namespace,
        isCurrent: context.name === config.currentContext,
      }));
    } catch (error) {
      await this.attemptTo(() => Promise.reject(asError(error)));
      return [];
    }
  }

  /** Connects, and settles when it is clear whether that worked. */
  async connect(kubeContext: string): Promise<void> {
    await this.attemptTo(async (attempt) => {
      this.become(attempt, { status: "connecting", kubeContext });
      const { ApiClusterSource, ClusterConnection, selectContext } = await loadClusterModule();
      const config = await this.loadConfig();
      if (attempt !== this.attempt) return;
      const connection = new ClusterConnection(() => selectContext(config, kubeContext));
      const tree = new ClusterTree(new ApiClusterSource(connection, this.log));
      this.connection = {
        dispose: () => {
          tree.dispose();
          connection.dispose();
        },
      };
      await tree.ready;
      if (attempt !== this.attempt) return;
      await this.memory.update(rememberedContext, kubeContext);
      this.log.info(`Connected to ${connection.server} (context ${kubeContext})`);
      this.become(attempt, { status: "connected", kubeContext, tree });
    }, kubeContext);
  }

  async disconnect(): Promise<void> {
    await this.memory.update(rememberedContext, undefined);
    await this.attemptTo((attempt) => {
      this.become(attempt, { status: "notConnected" });
      return Promise.resolve();
    });
  }

  dispose(): void {
    this.attempt++;
    this.endConnection();
    this.changes.dispose();
  }

  /** Runs one attempt after ending the one before; a failure of the newest becomes the state. */
  private attemptTo(work: (attempt: number) => Promise<void>, kubeContext?: string): Promise<void> {
    this.latest = this.tryTo(work, kubeContext);
    return this.latest;
  }

  private async tryTo(work: (attempt: number) => Promise<void>, kubeContext?: string): Promise<void> {
    const attempt = ++this.attempt;
    this.endConnection();
    try {
      await work(attempt);
    } catch (thrown) {
      if (attempt !== this.attempt) return;
      this.endConnection();
      const error = asError(thrown);
      const reason = failureReason(error, await loadClusterModule());
      if (reason === undefined) this.log.error(error);
      else this.log.warn(error.message);
      this.become(attempt, {
        status: "failed",
        reason: reason ?? "unreachable",
        error,
        ...(kubeContext !== undefined && { kubeContext }),
      });
    }
  }

  private async loadConfig(): ReturnType<ClusterModule["loadKubeconfig"]> {
    if (!vscode.workspace.isTrusted) throw new UntrustedError();
    const { kubeconfigFiles, loadKubeconfig } = await loadClusterModule();
    const setting = vscode.workspace.getConfiguration().get<string>(settingIds.kubeconfig, "");
    return loadKubeconfig(kubeconfigFiles({ setting, env: process.env }));
  }

  private endConnection(): void {
    this.connection?.dispose();
    this.connection = undefined;
  }

  private become(attempt: number, state: ConnectionState): void {
    if (attempt !== this.attempt) return;
    this.current = state;
    this.changes.fire(state);
  }
}

/** A kubeconfig can run programs, so it is not even read in a workspace that is not trusted. */
class UntrustedError extends Error {}

function loadClusterModule(): Promise<ClusterModule> {
  return import("../../cluster/index.ts");
}

/** Undefined for an error that was not foreseen. */
function failureReason(error: Error, module: ClusterModule): FailureReason | undefined {
  if (error instanceof UntrustedError) return "untrusted";
  if (error instanceof module.KubeconfigError)
    return error.reason === "missing" ? "noKubeconfig" : "brokenKubeconfig";
  if (!(error instanceof module.RequestError)) return undefined;
  if (error.failure === "unauthorized" || error.failure === "credentials") return "unauthorized";
  return error.failure === "forbidden" ? "forbidden" : "unreachable";
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
