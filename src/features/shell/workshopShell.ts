import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { commandIds } from "../../ids.ts";
import { clusterName, type ClusterSession } from "../../session/clusterSession.ts";
import { confirmed, readOnlyReason } from "../../session/confirmed.ts";
import { candidatesFor } from "../../shell/complete/candidates.ts";
import type { RunningTerminal, TerminalSize } from "../../shell/runningTerminal.ts";
import { runLine } from "../../shell/shell.ts";
import type { ShellContext } from "../../shell/shellContext.ts";
import { ShellTerminal } from "../../shell/shellTerminal.ts";
import { schemaFiles } from "../../vscode/schemaFiles.ts";
import { openFiles } from "./openFiles.ts";
import type { ShellFeature } from "./shellFeature.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** The Workshop Shells of this window. */
const shells = new WeakSet<vscode.Pseudoterminal>();

/** Returns the options with which VS Code creates a terminal for the shell. */
export function terminalOptions(feature: ShellFeature): vscode.ExtensionTerminalOptions {
  return {
    name: t("Workshop Shell"),
    iconPath: new vscode.ThemeIcon("mortar-board"),
    pty: new WorkshopShell(feature),
  };
}

/** A Workshop Shell in a terminal of VS Code. */
class WorkshopShell implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.written.event;
  private readonly closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.closed.event;
  private readonly terminal: ShellTerminal;
  private readonly feature: ShellFeature;
  /** The session that the last line was for. */
  private lastSession: ClusterSession | undefined;

  constructor(feature: ShellFeature) {
    this.feature = feature;
    shells.add(this);
    this.terminal = new ShellTerminal({
      write: (output) => this.written.fire(output),
      run: (line, terminal) => this.run(line, terminal),
      complete: async (before, signal) => {
        const { session } = feature.cluster;
        return session && candidatesFor(before, { ...this.contextOf(session), signal });
      },
      exit: () => this.closed.fire(),
    });
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    const own = vscode.window.terminals.find(
      ({ creationOptions }) => "pty" in creationOptions && creationOptions.pty === this,
    );
    if (own) this.feature.terminals.addShell(own);
    void this.greet(dimensions);
  }

  setDimensions(dimensions: vscode.TerminalDimensions): void {
    this.terminal.resize(dimensions);
  }

  handleInput(data: string): void {
    this.terminal.handle(data);
  }

  close(): void {
    this.terminal.dispose();
    this.written.dispose();
    this.closed.dispose();
  }

  private async greet(size: TerminalSize | undefined): Promise<void> {
    await this.feature.cluster.settled();
    const { session } = this.feature.cluster;
    this.lastSession = session;
    const lines = [
      t(
        "Workshop Shell speaks the words of kubectl, but it is not the real kubectl. To see what it knows, type: help",
      ),
      session ? speaksTo(session) : notConnected(),
    ];
    this.terminal.open(lines.map((line) => `${line}\n`).join(""), size);
    if (!(await hasKubectl())) return;
    this.terminal.say(t("This machine has the real kubectl, too: {0}", openTerminalLabel()));
  }

  private async run(line: string, terminal: RunningTerminal): Promise<void> {
    const { cluster, log } = this.feature;
    await cluster.settled();
    const { session } = cluster;
    if (!session) {
      terminal.out.write(`${notConnected()}\n`);
      return;
    }
    if (session !== this.lastSession && session.server !== this.lastSession?.server)
      terminal.out.write(`${speaksTo(session)}\n`);
    this.lastSession = session;
    try {
      await runLine(line, this.contextOf(session), terminal);
    } catch (error) {
      log.error(asError(error), "Workshop Shell");
    }
  }

  private contextOf(session: ClusterSession): ShellContext {
    const { extensionPath, progress } = this.feature;
    return {
      cluster: {
        session,
        confirmed: (change) => confirmed(session, change),
        isReadOnly: () => readOnlyReason(session) !== undefined,
      },
      files: openFiles,
      readSchema: schemaFiles(extensionPath),
      language: textLanguage(),
      seen: (request) => progress.observe({ event: "kubectlSeen", ...request }),
      now: Date.now,
    };
  }
}

function speaksTo(session: ClusterSession): string {
  return t("It is connected to {0} ({1}).", clusterName(session), session.server);
}

function notConnected(): string {
  return t("No cluster is connected. Start the practice cluster, or connect to a cluster of your own.");
}

function openTerminalLabel(): string {
  return t("Open Terminal with kubectl");
}

/** A link in a line that runs a command. */
export class CommandLink extends vscode.TerminalLink {
  readonly command: string;

  constructor(startIndex: number, label: string, command: string) {
    super(startIndex, label.length, label);
    this.command = command;
  }
}

/** Returns the links in a line of a Workshop Shell. */
export function commandLinks(line: string, terminal: vscode.Terminal): CommandLink[] {
  const { creationOptions } = terminal;
  if (!("pty" in creationOptions) || !shells.has(creationOptions.pty)) return [];
  const label = openTerminalLabel();
  const startIndex = line.indexOf(label);
  if (startIndex < 0) return [];
  return [new CommandLink(startIndex, label, commandIds.openClusterTerminal)];
}

/** Whether kubectl is on the PATH; in an untrusted workspace, no shell is run to find out. */
async function hasKubectl(): Promise<boolean> {
  const { isInstalled } = await import("../../tools/index.ts");
  return isInstalled("kubectl", process.env, process.platform, ...(vscode.workspace.isTrusted ? [] : [""]));
}
