import { t } from "@vscode/l10n";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Lab } from "../../labs/lab.ts";
import type { CurrentLab, LabPhase, LabsModel, LabSummary } from "../../labs/labsModel.ts";
import type { LabProblem } from "../../labs/labProblem.ts";
import type { LabsProgress } from "../../labs/progress/labsProgress.ts";
import type { LabCluster } from "../../labs/run/labCluster.ts";
import { labFailure } from "../../labs/run/labFailure.ts";
import { type LabClock, LabWatch } from "../../labs/run/labWatch.ts";
import { makeLab, removeLab } from "../../labs/run/makeLab.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { type KnownLab, type KnownLabs, noLabs } from "./knownLabs.ts";

/** A lab that another window began counts as failed if it is not created within this time, in milliseconds. */
const longestMakingMs = 180_000;

/** The parts of the window that labs need. */
export interface LabsContext {
  readonly cluster: ConnectedCluster;
  /** Connects to the practice cluster, starting it if necessary. */
  readonly connectPractice: () => Promise<void>;
  readonly clusterOf: (session: ClusterSession) => LabCluster;
  readonly read: () => Promise<KnownLabs>;
  readonly progress: LabsProgress;
  readonly clock: LabClock;
  readonly log: Logger;
}

/** The work on a lab that this window is doing in the cluster. */
interface Work {
  readonly phase: Extract<LabPhase, "starting" | "ending">;
  readonly stop: AbortController;
}

/** The labs of this window: creates the broken systems, watches them, and reports the learner's progress. */
export class Labs implements LabsModel, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<undefined>());
  readonly onDidChange = this.changes.event;
  private readonly solutions = this.owned.add(new Emitter<CurrentLab>());
  /** Fires when this window sees that a lab has been solved. */
  readonly onDidSolve = this.solutions.event;
  private readonly context: LabsContext;
  private known: KnownLabs = noLabs;
  private reading: Promise<void> | undefined;
  private work: Work | undefined;
  private workDone: Promise<void> = Promise.resolve();
  private failure: string | undefined;
  private followed:
    { readonly id: string; readonly session: ClusterSession; readonly watch: LabWatch } | undefined;

  constructor(context: LabsContext) {
    this.context = context;
    this.owned.add(context.progress.onDidChange(() => this.follow()));
    this.owned.add(context.cluster.onDidChangeSession(() => this.follow()));
  }

  get labs(): readonly LabSummary[] {
    return this.known.labs.map((each) => this.summaryOf(each));
  }

  get problems(): readonly LabProblem[] {
    return this.known.problems;
  }

  get current(): CurrentLab | undefined {
    const { started } = this.context.progress.state;
    const known = this.knownLab(started.id);
    if (!known) return undefined;
    const { texts, namespaces } = known.lab;
    const phase = this.phase;
    const holding = this.followed?.watch.holding ?? [];
    return {
      ...this.summaryOf(known),
      phase,
      failure: this.failure,
      namespaces,
      story: texts.story,
      checks: texts.goals.map((text, index) => ({
        text,
        isDone: phase === "solved" || (phase === "open" && holding[index] === true),
      })),
      hints: texts.hints.slice(0, started.hints),
      hintsLeft: Math.max(0, texts.hints.length - started.hints),
      way: started.isWayShown ? texts.way : undefined,
      explanation: started.isSolved || started.isWayShown ? texts.explanation : undefined,
    };
  }

  /** The lab that was started last; undefined if it was ended. */
  get startedLab(): Lab | undefined {
    return this.knownLab(this.context.progress.state.started.id)?.lab;
  }

  load(): Promise<void> {
    return (this.reading ??= this.readAgain());
  }

  /** Reads the labs again: those of the workspace may have changed. */
  async reload(): Promise<void> {
    this.reading = this.readAgain();
    await this.reading;
  }

  /** Creates the system of a lab, after removing that of the previous lab. */
  async start(id: string): Promise<void> {
    await this.load();
    const known = this.knownLab(id);
    if (!known) return;
    const before = this.startedLab;
    const session = await this.practiceSession();
    if (!session) return;
    await this.run("starting", session, async (cluster, signal) => {
      this.context.progress.begin(id);
      if (before && before.id !== id) await removeLab(before, cluster, this.context.clock, signal);
      await makeLab(known.lab, cluster, this.context.clock, signal);
      this.context.progress.update(id, { isMade: true });
    });
  }

  async startOver(): Promise<void> {
    await this.load();
    const { startedLab } = this;
    if (startedLab) await this.start(startedLab.id);
  }

  /** Removes the system of the current lab, and ends the lab. */
  async end(): Promise<void> {
    await this.load();
    const { startedLab } = this;
    const { session } = this.context.cluster;
    if (!startedLab || !session || !isPractice(session)) {
      this.context.progress.end();
      return;
    }
    await this.run("ending", session, async (cluster, signal) => {
      await removeLab(startedLab, cluster, this.context.clock, signal);
      this.context.progress.end();
    });
  }

  openHint(): void {
    const { current } = this;
    if (current && current.hintsLeft > 0)
      this.context.progress.update(current.id, { hints: current.hints.length + 1 });
  }

  showWay(): void {
    const { current } = this;
    if (current) this.context.progress.update(current.id, { isWayShown: true });
  }

  dispose(): void {
    this.work?.stop.abort();
    this.followed?.watch.dispose();
    this.owned.dispose();
  }

  private get phase(): LabPhase {
    const { started } = this.context.progress.state;
    if (this.work) return this.work.phase;
    if (this.failure !== undefined) return "failed";
    if (started.isSolved) return "solved";
    const isLate = this.context.clock.now() - started.changedAt > longestMakingMs;
    if (!started.isMade) return isLate ? "failed" : "starting";
    return this.followed ? "open" : "notConnected";
  }

  private knownLab(id: string | undefined): KnownLab | undefined {
    return this.known.labs.find(({ lab }) => lab.id === id);
  }

  private summaryOf({ lab: { id, minutes, texts }, isOfWorkspace }: KnownLab): LabSummary {
    const isDone = Object.hasOwn(this.context.progress.state.done, id);
    return { id, title: texts.title, minutes, isDone, isOfWorkspace };
  }

  private async readAgain(): Promise<void> {
    this.known = await this.context.read();
    this.follow();
  }

  private async practiceSession(): Promise<ClusterSession | undefined> {
    const connected = (): ClusterSession | undefined => {
      const { session } = this.context.cluster;
      return session && isPractice(session) ? session : undefined;
    };
    if (!connected()) await this.context.connectPractice();
    return connected();
  }

  /** Runs one task at a time in the cluster; a later task cancels an earlier one. */
  private async run(
    phase: Work["phase"],
    session: ClusterSession,
    task: (cluster: LabCluster, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.work?.stop.abort();
    const before = this.workDone;
    const work: Work = { phase, stop: new AbortController() };
    this.work = work;
    this.failure = undefined;
    this.unfollow();
    this.changes.fire(undefined);
    const { signal } = work.stop;
    this.workDone = before
      .then(() => (signal.aborted ? undefined : task(this.context.clusterOf(session), signal)))
      .catch((error: unknown) => this.failed(error, signal))
      .then(() => {
        if (this.work !== work) return;
        this.work = undefined;
        this.follow();
      });
    await this.workDone;
  }

  private failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    const { log } = this.context;
    if (isRequestError(error)) log.warn(`Lab: ${error.logged}`);
    else log.error(asError(error), "Lab");
    this.failure =
      labFailure(error) ??
      (isRequestError(error) ? error.said : t("The lab could not be created. See the log for details."));
  }

  /** Watches the system of the current lab, if this window is connected to it. */
  private follow(): void {
    const { cluster, clock, clusterOf, progress } = this.context;
    const { started } = progress.state;
    const lab = this.startedLab;
    const { session } = cluster;
    const canBeSeen = lab && started.isMade && !this.work && session && isPractice(session);
    if (!canBeSeen) this.unfollow();
    else if (this.followed?.id !== lab.id || this.followed.session !== session) {
      this.unfollow();
      const watch = new LabWatch(lab.checks, clusterOf(session), clock);
      watch.onDidChange((holding) => this.looked(lab.id, holding));
      this.followed = { id: lab.id, session, watch };
    }
    this.changes.fire(undefined);
  }

  private looked(id: string, holding: readonly boolean[]): void {
    const { progress } = this.context;
    const wasSolved = progress.state.started.isSolved;
    if (holding.every(Boolean)) progress.solve(id);
    this.changes.fire(undefined);
    const { current } = this;
    if (!wasSolved && current?.phase === "solved") this.solutions.fire(current);
  }

  private unfollow(): void {
    this.followed?.watch.dispose();
    this.followed = undefined;
  }
}
