import type * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type * as cluster from "../cluster/index.ts";
import type { ClusterSession, ConnectedCluster } from "./clusterSession.ts";
import type { ConnectionFailure } from "./connectionFailure.ts";
import type { ConnectionState, EndReason } from "./connectionState.ts";
import { type Dialogs, disconnected, guard } from "./confirmed.ts";
import {
  type ConnectionTarget,
  type KubeconfigSource,
  type KubeContextTarget,
  type PracticePower,
  type PracticeSource,
  rememberedTarget,
} from "./connectionTarget.ts";

/** A kubeContext to choose from. */
export interface KubeContextChoice {
  readonly target: KubeContextTarget;
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string | undefined;
  readonly isCurrent: boolean;
}

const remembered = "connectionTarget";
type ClusterModule = typeof cluster;

/**
 * Connects the view to one cluster at a time: that of a kubeContext, or the practice cluster. Nothing is contacted
 * before somebody chose; the choice is remembered for this workspace, and is one of a cluster and a way to sign in: a
 * context that has come to mean another is not contacted. A later choice ends what an earlier one still does.
 */
export class ClusterConnector implements ConnectedCluster, Disposable {
  private readonly changes = new Emitter<ConnectionState>();
  readonly onDidChange = this.changes.event;
  private readonly sessions = new Emitter<ClusterSession | undefined>();
  readonly onDidChangeSession = this.sessions.event;
  private current: ConnectionState = { status: "notConnected" };
  private connection: Disposable | undefined;
  private attempt = 0;
  private latest: Promise<void> | undefined;
  private readonly memory: vscode.Memento;
  private readonly practice: PracticeSource & PracticePower;
  private readonly kubeconfig: KubeconfigSource;
  private readonly dialogs: Dialogs;
  private readonly log: Logger;

  /** @param dialogs ask before a connected cluster is changed */
  constructor(
    memory: vscode.Memento,
    practice: PracticeSource & PracticePower,
    kubeconfig: KubeconfigSource,
    dialogs: Dialogs,
    log: Logger,
  ) {
    this.memory = memory;
    this.practice = practice;
    this.kubeconfig = kubeconfig;
    this.dialogs = dialogs;
    this.log = log;
  }

  get state(): ConnectionState {
    return this.current;
  }

  get session(): ClusterSession | undefined {
    return this.current.status === "connected" ? this.current.session : undefined;
  }

  /** Settles with the attempt under way, or the last one; the first to ask makes it. */
  settled(): Promise<void> {
    return this.latest ?? this.resume();
  }

  /** Tries again what was tried last. */
  async retry(): Promise<void> {
    const { current } = this;
    await ("target" in current ? this.connect(current.target) : this.resume());
  }

  /** Goes back to the remembered cluster, if there is one; else finds out whether there is a kubeconfig. */
  async resume(): Promise<void> {
    const target = rememberedTarget(this.memory.get(remembered));
    if (target) await this.connect(target);
    else
      await this.attemptTo(async (attempt) => {
        await this.loadConfig();
        this.become(attempt, { status: "notConnected" });
      });
  }

  /**
   * The contexts of the kubeconfig in use.
   * @throws what is wrong with it, in words
   */
  async choices(): Promise<KubeContextChoice[]> {
    const [config, { asChoice }] = await Promise.all([this.loadConfig(), loadClusterModule()]);
    return config.contexts.map((context) => ({
      target: { kind: "kubeContext", ...asChoice(config, context.name) },
      cluster: context.cluster,
      user: context.user,
      namespace: context.namespace,
      isCurrent: context.name === config.currentContext,
    }));
  }

  /**
   * Connects, and settles when it is clear whether that worked. Of a context that is not what it was when it was
   * chosen, nothing is contacted and no program run.
   */
  async connect(target: ConnectionTarget): Promise<void> {
    await this.attemptTo(async (attempt) => {
      this.become(attempt, { status: "connecting", target });
      const [module, { ClusterTree }] = await Promise.all([
        loadClusterModule(),
        import("../clusterTree/clusterTree.ts"),
      ]);
      const { ApiClusterSource, ClusterConnection, ObjectReader, selectContext } = module;
      const config =
        target.kind === "practice" ? await this.loadPracticeConfig() : await this.loadChosenConfig(target);
      if (attempt !== this.attempt) return;
      const kubeContext = target.kind === "practice" ? config.currentContext : target.name;
      const connection = new ClusterConnection(() => selectContext(config, kubeContext));
      const namespace = config.getContextObject(kubeContext)?.namespace ?? "default";
      const tree = new ClusterTree(new ApiClusterSource(connection, this.log));
      this.connection = {
        dispose: () => {
          tree.dispose();
          connection.dispose();
        },
      };
      await tree.ready;
      if (attempt !== this.attempt) return;
      await this.memory.update(remembered, target);
      this.log.info(`Connected to ${connection.server} (context ${kubeContext})`);
      const session: ClusterSession = {
        target,
        kubeContext,
        kubeconfigFiles: config.files,
        server: connection.server,
        objects: new ObjectReader(connection, namespace, this.log),
        tree,
      };
      this.guard(session, connection, module);
      this.become(attempt, { status: "connected", target, session });
    }, target);
  }

  /** What writes to the cluster of a session ends with it: a later session has another, even to the same cluster. */
  private guard(session: ClusterSession, connection: cluster.ClusterConnection, module: ClusterModule): void {
    const isConnected = (): boolean => this.session === session;
    guard(session, {
      tools: {
        writer: new module.ObjectWriter(connection, session.objects),
        power: session.target.kind === "practice" ? this.practice : undefined,
        assertConnected: () => {
          if (!isConnected()) throw new module.RequestError("ended", disconnected());
        },
      },
      dialogs: this.dialogs,
      isConnected,
    });
  }

  /** Ends a connection that cannot go on; what it was is tried again by {@link retry} only. */
  async fail(error: Error): Promise<void> {
    const { current } = this;
    await this.attemptTo(() => Promise.reject(error), "target" in current ? current.target : undefined);
  }

  /** Ends the connection, or the attempt at one, and forgets the cluster. */
  async disconnect(ended?: EndReason): Promise<void> {
    await this.attemptTo(async (attempt) => {
      this.become(attempt, { status: "notConnected", ...(ended && { ended }) });
      await this.memory.update(remembered, undefined);
    });
  }

  dispose(): void {
    this.attempt++;
    this.endConnection();
    this.changes.dispose();
    this.sessions.dispose();
  }

  /** Runs one attempt after ending the one before; a failure of the newest becomes the state. */
  private attemptTo(work: (attempt: number) => Promise<void>, target?: ConnectionTarget): Promise<void> {
    this.latest = this.tryTo(work, target);
    return this.latest;
  }

  private async tryTo(work: (attempt: number) => Promise<void>, target?: ConnectionTarget): Promise<void> {
    const attempt = ++this.attempt;
    this.endConnection();
    try {
      await work(attempt);
    } catch (thrown) {
      if (attempt !== this.attempt) return;
      this.endConnection();
      const error = asError(thrown);
      const isPractice = target?.kind === "practice";
      const reason = isPractice ? "practiceFailed" : failureReason(error, await loadClusterModule());
      if (reason === undefined || isPractice) this.log.error(error);
      else this.log.warn(error.message);
      this.become(attempt, {
        status: "failed",
        reason: reason ?? "unreachable",
        error,
        ...(target && { target }),
      });
    }
  }

  private async loadConfig(): ReturnType<ClusterModule["loadKubeconfig"]> {
    const { isTrusted, setting } = this.kubeconfig;
    if (!isTrusted) throw new UntrustedError();
    const { kubeconfigFiles, loadKubeconfig } = await loadClusterModule();
    return loadKubeconfig(kubeconfigFiles({ setting, env: process.env }));
  }

  private async loadChosenConfig(target: KubeContextTarget): ReturnType<ClusterModule["loadKubeconfig"]> {
    const [config, { assertAsChosen }] = await Promise.all([this.loadConfig(), loadClusterModule()]);
    assertAsChosen(config, target);
    return config;
  }

  private async loadPracticeConfig(): ReturnType<ClusterModule["loadKubeconfig"]> {
    const [access, { practiceKubeconfig }] = await Promise.all([this.practice.start(), loadClusterModule()]);
    return practiceKubeconfig(access);
  }

  private endConnection(): void {
    this.connection?.dispose();
    this.connection = undefined;
  }

  private become(attempt: number, state: ConnectionState): void {
    if (attempt !== this.attempt) return;
    const { session } = this;
    this.current = state;
    this.changes.fire(state);
    if (session !== this.session) this.sessions.fire(this.session);
  }
}

/** A kubeconfig can run programs, so it is not even read in a workspace that is not trusted. */
class UntrustedError extends Error {}

function loadClusterModule(): Promise<ClusterModule> {
  return import("../cluster/index.ts");
}

/** Undefined for an error that was not foreseen. */
function failureReason(error: Error, module: ClusterModule): ConnectionFailure | undefined {
  if (error instanceof UntrustedError) return "untrusted";
  if (error instanceof module.KubeconfigError) return failureOfKubeconfig(error);
  if (!(error instanceof module.RequestError)) return undefined;
  if (error.isOfCredentials) return "unauthorized";
  return error.failure === "forbidden" ? "forbidden" : "unreachable";
}

function failureOfKubeconfig({ reason }: cluster.KubeconfigError): ConnectionFailure {
  if (reason === "changedContext") return reason;
  return reason === "missing" ? "noKubeconfig" : "brokenKubeconfig";
}
