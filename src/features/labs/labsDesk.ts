import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { startNodeTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { commandIds, contextKeys, currentLab, settingIds } from "../../ids.ts";
import type { CurrentLab, LabsModel } from "../../labs/labsModel.ts";
import type { KeptLabs } from "../../labs/progress/keptLabs.ts";
import { LabsProgress } from "../../labs/progress/labsProgress.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { type LabsFeatureContext, labsKey } from "./labsContext.ts";
import { openLabManifest, restoreLabManifest } from "./labManifestFile.ts";
import { Labs } from "./labs.ts";
import { pickLab } from "./pickLab.ts";
import { readLabs } from "./readLabs.ts";
import { SessionLabCluster } from "./sessionLabCluster.ts";
import { shownLabs } from "./shownLabs.ts";
import { onDidChangeSettings, workshopSetting } from "../../vscode/workshopSetting.ts";

/** The interval at which to look for changes from other windows, in milliseconds. */
const lookMs = 2000;

/** Runs the commands of the labs, and shows their messages. */
export class LabsDesk implements Disposable {
  readonly model: LabsModel;
  private readonly owned = new DisposableStore();
  private readonly labs: Labs;
  private readonly progress: LabsProgress;

  constructor({ cluster, extensionContext: { extensionUri, globalState }, log }: LabsFeatureContext) {
    const progress = new LabsProgress({
      read: () => globalState.get<Partial<KeptLabs>>(labsKey),
      write: (kept) => void globalState.update(labsKey, kept),
    });
    this.progress = progress;
    this.labs = this.owned.add(
      new Labs({
        cluster,
        connectPractice: async () => {
          await vscode.commands.executeCommand(commandIds.startPractice);
        },
        clusterOf: (session) => new SessionLabCluster(session, log),
        read: async () => {
          const settings = {
            enabled: workshopSetting(settingIds.labsEnabled),
            hidden: workshopSetting(settingIds.hiddenLabs),
          };
          const shown = shownLabs(await readLabs(extensionUri), settings, progress.state.started.id);
          if (shown.unknown.length > 0)
            log.warn(`${settingIds.hiddenLabs} names labs that do not exist: ${shown.unknown.join(", ")}`);
          return shown;
        },
        progress,
        clock: { now: Date.now, startTimer: startNodeTimer },
        log,
      }),
    );
    this.model = this.labs;
    this.owned.add(this.labs.onDidSolve((lab) => void this.tellSolved(lab)));
    this.owned.add(
      progress.onDidChange(({ started }) => setContextKey(contextKeys.lab, started.id !== undefined)),
    );
    this.owned.add(vscode.window.onDidChangeWindowState(() => progress.refresh()));
    const timer = setInterval(() => progress.refresh(), lookMs);
    this.owned.add({ dispose: () => clearInterval(timer) });
    this.owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.labs.reload()));
    this.owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.labs.reload()));
    const ids = [settingIds.labsEnabled, settingIds.hiddenLabs, settingIds.language];
    this.owned.add(onDidChangeSettings(ids, () => void this.labs.reload()));
    this.tellProgress();
    void this.labs.load();
  }

  /**
   * Starts a lab.
   *
   * @param id the id of the lab; by default, the user chooses
   * @param isShown whether the lab is shown where the command came from, so that the Course view need not be opened
   */
  async start(id: string | undefined, isShown = false): Promise<void> {
    await this.labs.reload();
    const { labs, problems } = this.labs;
    if (labs.length === 0 && problems.length === 0) {
      void vscode.window.showInformationMessage(t("The labs are turned off in the settings."));
      return;
    }
    const chosen = id ?? (await pickLab(this.labs));
    if (chosen === undefined) return;
    await this.make(() => this.labs.start(chosen), isShown);
  }

  async startOver(isShown = false): Promise<void> {
    if (await this.isUnderWay()) await this.make(() => this.labs.startOver(), isShown);
  }

  async openHint(isShown = false): Promise<void> {
    if (!(await this.isUnderWay())) return;
    if (this.labs.current?.hintsLeft === 0)
      void vscode.window.showInformationMessage(t("There are no more hints. Show the Way has the solution."));
    this.labs.openHint();
    if (!isShown) await showLab();
  }

  async showWay(isShown = false): Promise<void> {
    if (!(await this.isUnderWay())) return;
    this.labs.showWay();
    if (!isShown) await showLab();
  }

  async openManifest(): Promise<void> {
    if (!(await this.isUnderWay())) return;
    const { startedLab } = this.labs;
    if (startedLab) await openLabManifest(startedLab);
  }

  async end(): Promise<void> {
    if (!(await this.isUnderWay())) return;
    await withProgress(t("Removing the lab…"), () => this.labs.end());
    this.tellFailure();
  }

  /** Forgets which labs were solved, and what was opened of them. One that is under way stays. */
  resetProgress(): void {
    this.progress.reset();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async make(work: () => Promise<void>, isShown: boolean): Promise<void> {
    await withProgress(t("Creating the broken system…"), work);
    if (this.tellFailure() || !this.labs.startedLab) return;
    await restoreLabManifest(this.labs.startedLab);
    if (!isShown) await showLab();
  }

  private async isUnderWay(): Promise<boolean> {
    await this.labs.load();
    if (this.labs.current) return true;
    void vscode.window.showInformationMessage(t("No lab is in progress."));
    return false;
  }

  private tellFailure(): boolean {
    const { current } = this.labs;
    if (current?.phase !== "failed") return false;
    void vscode.window.showErrorMessage(current.failure ?? t("The lab was not created. Start it over."));
    return true;
  }

  private async tellSolved({ title }: CurrentLab): Promise<void> {
    const read = t("Read Explanation");
    const message = t("Solved: {0}", title);
    if ((await vscode.window.showInformationMessage(message, read)) === read) await showLab();
  }

  /** Shows in the status bar how many of the checks pass. */
  private tellProgress(): void {
    let before = 0;
    this.owned.add(
      this.labs.onDidChange(() => {
        const { current } = this.labs;
        const done = current?.phase === "open" ? current.checks.filter(({ isDone }) => isDone).length : 0;
        if (current && done > before)
          vscode.window.setStatusBarMessage(
            `$(pass) ${t("Lab {0}: {1} of {2} goals reached", current.title, done, current.checks.length)}`,
            8000,
          );
        before = done;
      }),
    );
  }
}

async function showLab(): Promise<void> {
  await vscode.commands.executeCommand(commandIds.openCourse, currentLab);
}

async function withProgress(title: string, work: () => Promise<void>): Promise<void> {
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}
