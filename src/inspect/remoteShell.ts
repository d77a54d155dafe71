import { t } from "@vscode/l10n";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { RemoteProgram } from "../cluster/remoteProgram.ts";
import { isRequestError } from "../session/isRequestError.ts";

/** Where a shell reads and prints. */
export interface ShellScreen {
  readonly write: (text: string) => void;
  readonly size: () => { readonly columns: number; readonly rows: number } | undefined;
}

/** Starts a program with a terminal of its own in a container. */
export type StartProgram = (
  command: readonly string[],
  write: (text: string) => void,
) => Promise<RemoteProgram>;

/** How a shell has ended. */
export type ShellEnd =
  /** By itself, as after `exit`. */
  { readonly ended: "exit"; readonly code: number } | { readonly ended: "failure"; readonly notice: string };

/** The better shell where there are several; an image with any has `sh`. */
const best = "exec $(command -v bash || command -v ash || echo sh)";

/** The commands to try, one after the other: the last ones are for images with a shell somewhere else, and for Windows. */
export const shellCommands: readonly (readonly string[])[] = [
  ["sh", "-c", best],
  ["bash"],
  ["/busybox/sh"],
  ["powershell.exe"],
];

/** The practice cluster simulates one shell, and only by its name alone. */
export const simulatedShell: typeof shellCommands = [["sh"]];

/** An interactive shell in a container: the first of several commands that the image has. */
export class RemoteShell {
  private readonly start: StartProgram;
  private readonly screen: ShellScreen;
  private program: RemoteProgram | undefined;
  private hasStarted = false;

  constructor(start: StartProgram, screen: ShellScreen) {
    this.start = start;
    this.screen = screen;
  }

  /** Resolves when the shell has ended, or could not be started. */
  async run(commands: typeof shellCommands): Promise<ShellEnd> {
    for (const command of commands) {
      const end = await this.runOne(command);
      if (end !== "missing") return end;
    }
    return {
      ended: "failure",
      notice: t(
        "The image of this container has no shell. To look into it all the same, add a container that has one: kubectl debug",
      ),
    };
  }

  input(data: string): void {
    this.program?.input(data);
  }

  /** Tells the shell the size of the screen. */
  resize(): void {
    const size = this.screen.size();
    if (size) this.program?.resize(size);
  }

  private async runOne(command: readonly string[]): Promise<ShellEnd | "missing"> {
    let printed = "";
    try {
      this.program = await this.start(command, (text) => {
        // What a missing program prints is not for people, and it is short.
        printed += text;
        if (printed === "" || (!this.hasStarted && isMissing(printed))) return;
        this.screen.write(this.hasStarted ? text : printed);
        this.hasStarted = true;
      });
      this.resize();
      const code = await this.program.ended;
      const wasThere =
        this.hasStarted || !(code === notExecutable || code === notFound || isMissing(printed));
      return wasThere ? { ended: "exit", code } : "missing";
    } catch (thrown) {
      const error = asError(thrown);
      const said = isRequestError(error) ? error.said : error.message;
      return isMissing(said) && !this.hasStarted ? "missing" : { ended: "failure", notice: said };
    } finally {
      this.program = undefined;
    }
  }
}

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02 */
const notExecutable = 126;
const notFound = 127;

/** Whether a container runtime says that the image lacks a program. */
function isMissing(text: string): boolean {
  return /executable file not found|no such file or directory|cannot find the file|command not found/i.test(
    text,
  );
}
