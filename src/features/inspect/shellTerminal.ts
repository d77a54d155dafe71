import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { RemoteShell, shellCommands, simulatedShell } from "../../inspect/remoteShell.ts";
import type { ClusterWriter } from "../../session/clusterWriter.ts";

/** A container to open a shell in. */
export interface ShellPlace {
  readonly pod: ObjectReference;
  readonly container: string;
  readonly isPractice: boolean;
}

/** A shell in a container, in a terminal of VS Code. */
export class ShellTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.written.event;
  private readonly closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.closed.event;
  private readonly ended = new AbortController();
  private readonly shell: RemoteShell;
  private readonly place: ShellPlace;
  private size: vscode.TerminalDimensions | undefined;

  constructor(writer: ClusterWriter, place: ShellPlace) {
    this.place = place;
    const { pod, container } = place;
    const { signal } = this.ended;
    this.shell = new RemoteShell(
      (command, write) => writer.exec(pod, { container, command, stdin: true, tty: true, write }, signal),
      { write: (text) => this.written.fire(text), size: () => this.size },
    );
  }

  open(size: vscode.TerminalDimensions | undefined): void {
    this.size = size;
    void this.run();
  }

  setDimensions(size: vscode.TerminalDimensions): void {
    this.size = size;
    this.shell.resize();
  }

  handleInput(data: string): void {
    this.shell.input(data);
  }

  close(): void {
    this.ended.abort();
    this.written.dispose();
    this.closed.dispose();
  }

  private async run(): Promise<void> {
    const { pod, container, isPractice } = this.place;
    this.say(t("Shell in container {0} of pod {1}", container, pod.name));
    const end = await this.shell.run(isPractice ? simulatedShell : shellCommands);
    if (this.ended.signal.aborted) return;
    if (end.ended === "exit") this.closed.fire();
    else this.say(end.notice);
  }

  private say(notice: string): void {
    this.written.fire(`\u001b[2m── ${notice}\u001b[0m\r\n`);
  }
}
