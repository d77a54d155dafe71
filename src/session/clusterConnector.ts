import type * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type * as cluster from "../cluster/index.ts";
import type { ClusterSession, ConnectedCluster } from "./clusterSession.ts";
import type { ConnectionFailure } from "./connectionFailure.ts";
import type { ConnectionState, EndReason } from "./connectionState.ts";
import type { ChangePermissions } from "./changePermissions.ts";
import { type Dialogs, disconnected, guard, madeReadOnly } from "./confirmed.ts";
import {
  type ConnectionTarget,
  type KubeconfigSource,
  type KubeContextTarget,
  type PracticePower,
  type PracticeSource,
  rememberedTarget,
} from "./connectionTarget.ts";

/** A context to choose from. */
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
 * Connects the view to one cluster at a time: that of a context, or the practice cluster. Contacts nothing before the
 * user has chosen. The choice is remembered for the workspace; it means one cluster and one way to sign in, so a
 * context that now means another is not contacted. A later choice ends the work of an earlier one.
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
  private readonly permissions: ChangePermissions;
  private readonly log: Logger;

  /**
   * Creates a connector without a connection.
   *
   * @param dialogs ask before a connected cluster is changed
   * @param permissions say which clusters may be changed at all
   */
  constructor(
    memory: vscode.Memento,
    practice: PracticeSource & PracticePower,
    kubeconfig: KubeconfigSource,
    dialogs: Dialogs,
    permissions: ChangePermissions,
    log: Logger,
  ) {
    this.memory = memory;
    this.practice = practice;
    this.kubeconfig = kubeconfig;
    this.dialogs = dialogs;
    this.permissions = permissions;
    this.log = log;
  }

  get state(): ConnectionState {
    return this.current;
  }

  get session(): ClusterSession | undefined {
    return this.current.status === "connected" ? this.current.session : undefined;
  }

  /** Waits for the current attempt, or the last one; makes the first attempt if there was none. */
  settled(): Promise<void> {
    return this.latest ?? this.resume();
  }

  /** Repeats the last attempt. */
  async retry(): Promise<void> {
    const { current } = this;
    await ("target" in current ? this.connect(current.target) : this.resume());
  }

  /** Connects to the remembered cluster; if there is none, finds out whether there is a kubeconfig. */
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
   * Lists the contexts of the kubeconfig in use.
   *
   * @throws what is wrong with the kubeconfig, in words
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
   * Connects, and resolves when the outcome is known; a cluster that cannot be reached is tried again until it can. For
   * a context that has changed since it was chosen, nothing is contacted and no program is run.
   */
  async connect(target: ConnectionTarget): Promise<void> {
    await this.attemptTo(async (attempt) => {
      this.become(attempt, { status: "connecting", target });
      const [module, { ClusterTree }] = await Promise.all([
        loadClusterModule(),
        import("../clusterTree/clusterTree.ts"),
      ]);
      const { ApiClusterSource, ClusterConnection, ObjectReader, selectContext, watchKubeconfig } = module;
      const config =
        target.kind === "practice" ? await this.loadPracticeConfig() : await this.loadChosenConfig(target);
      if (attempt !== this.attempt) return;
      const kubeContext = target.kind === "practice" ? config.currentContext : target.name;
      const connection = new ClusterConnection(
        () => selectContext(config, kubeContext),
        undefined,
        undefined,
        undefined,
        // A context that now means another cluster is not contacted: the credentials of before stay in use.
        async () =>
          selectContext(
            target.kind === "practice" ? config : await this.loadChosenConfig(target),
            kubeContext,
          ),
      );
      const namespace = config.getContextObject(kubeContext)?.namespace ?? "default";
      const tree = new ClusterTree(new ApiClusterSource(connection, this.log, namespace));
      // Somebody may sign in, or renew a token, by a command that writes the kubeconfig.
      const watched = watchKubeconfig(config.files, () => connection.kubeconfigChanged());
      this.connection = {
        dispose: () => {
          watched.dispose();
          tree.dispose();
          connection.dispose();
        },
      };
      const connected = async (): Promise<void> => {
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
      };
      try {
        await tree.ready;
      } catch (error) {
        if (attempt !== this.attempt || target.kind === "practice" || !mayPass(error, module)) throw error;
        const failing = this.failWith(attempt, asError(error), target);
        // The tree goes on trying.
        const listed = tree.onDidChangeNodes(() => {
          listed.dispose();
          void failing.then(connected);
        });
        await failing;
        return;
      }
      await connected();
    }, target);
  }

  /**
   * Registers what `confirmed` needs. Writing ends with the session: a later one, even to the same cluster, has its
   * own.
   */
  private guard(session: ClusterSession, connection: cluster.ClusterConnection, module: ClusterModule): void {
    const isConnected = (): boolean => this.session === session;
    guard(session, {
      tools: {
        writer: new module.ObjectWriter(connection, session.objects),
        power: session.target.kind === "practice" ? this.practice : undefined,
        assertMayWrite: () => {
          if (!isConnected()) throw new module.RequestError("ended", disconnected());
          if (this.permissions.readOnlyReason(session))
            throw new module.RequestError("ended", madeReadOnly());
        },
      },
      dialogs: this.dialogs,
      permissions: this.permissions,
      isConnected,
    });
  }

  /** Ends a connection because of an error; only {@link retry} tries the cluster again. */
  async fail(error: Error): Promise<void> {
    const { current } = this;
    await this.attemptTo(() => Promise.reject(error), "target" in current ? current.target : undefined);
  }

  /** Ends the connection or the attempt at one, and forgets the cluster. */
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

  /** Runs an attempt after ending the previous one; a failure of the latest attempt becomes the state. */
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
      await this.failWith(attempt, asError(thrown), target);
    }
  }

  private async failWith(attempt: number, error: Error, target: ConnectionTarget | undefined): Promise<void> {
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

/** Thrown in an untrusted workspace, where the kubeconfig is not even read, because it can run programs. */
class UntrustedError extends Error {}

function loadClusterModule(): Promise<ClusterModule> {
  return import("../cluster/index.ts");
}

/** Whether a failure may pass without the user, who alone can mend credentials. */
function mayPass(error: unknown, module: ClusterModule): boolean {
  return error instanceof module.RequestError && !error.isOfCredentials;
}

/** Classifies an error; undefined if it is unexpected. */
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
