import { BaseImage, type ProcessContext } from "@ngrok/webernetes";
import { quantityNumber } from "@kubernetes-workshop/kubernetes/resources/quantity";
import { ContainerBudget } from "./container/containerBudget.ts";
import { ContainerHost } from "./container/containerHost.ts";
import { Files } from "./container/files.ts";
import { noInput } from "./container/input.ts";
import { isOutOfMemory } from "./container/memory.ts";
import { BrokenPipe } from "./container/pipe.ts";
import type { ContainerLogs } from "./containerLogs.ts";
import { type Io, type Program, runCommand } from "./program.ts";

/** Services that the images of a cluster share. */
export interface ImageServices {
  readonly logs?: ContainerLogs;
  /** Puts ConfigMaps and Secrets into a container before it starts, and returns environment variables. */
  readonly configure?: (context: ProcessContext) => Promise<ReadonlyMap<string, string>>;
  /** Resources that all containers share; by default, each container has its own. */
  readonly host?: ContainerHost;
}

/** The most that a command of `kubectl exec` can print, in characters: its output is sent as a whole. */
const longestOutput = 2 ** 20;

/** The cost of writing one character. */
const stepsOfCharacter = 1 / 64;

const exitCodeOfKill = 137;

/** A simulated image: the commands of its program, run in the processes of one simulated container. */
export class TeachingImage extends BaseImage {
  readonly defaultCommand: readonly string[];
  private readonly program: Program;
  private readonly services: ImageServices;
  private readonly host: ContainerHost;
  private budget: ContainerBudget | undefined;
  private files: Files | undefined;

  constructor(program: Program, services: ImageServices = {}) {
    super();
    this.program = program;
    this.services = services;
    this.host = services.host ?? new ContainerHost();
    this.defaultCommand = [...program.entrypoint, ...program.command];
  }

  /**
   * Runs a command. The first process is the container's own; later ones come from `kubectl exec`, which gets their
   * output.
   */
  override async exec(context: ProcessContext, argv: readonly string[]): Promise<number> {
    const isMain = this.budget === undefined;
    const log = isMain ? this.services.logs?.begin(context.pod.uid, context.container.name) : undefined;
    const budget = (this.budget ??= this.budgetOf(context, log));
    this.files ??= new Files(context.fs, budget.memory);
    const group = budget.begin(context.pid, () => kill(context));
    // A process that waits for another one ends, too, when this one is killed.
    void context
      .done()
      .receive()
      .then(() => group.end());
    try {
      const [out, err] = log ? [log, log] : boundedOutput(context);
      const io = ioOf({ context, group, files: this.files, env: await this.environment(context), out, err });
      return await runCommand(this.program.commands, io, isMain ? this.withArgs(context, argv) : argv);
    } catch (error) {
      if (error instanceof BrokenPipe) return BrokenPipe.exitCode;
      if (!isOutOfMemory(error) || context.err()) throw error;
      budget.endOutOfMemory();
      return exitCodeOfKill;
    } finally {
      group.end();
      if (isMain) budget.end();
    }
  }

  private budgetOf(context: ProcessContext, log: ((text: string) => void) | undefined): ContainerBudget {
    const limit = quantityNumber(context.container.apiContainer.resources?.limits?.["memory"]);
    return new ContainerBudget({
      host: this.host,
      memoryLimit: limit > 0 ? limit : undefined,
      tell: (line) => log?.(`${line}\n`),
      outOfMemory: () => this.host.killForMemory(context.container.id),
    });
  }

  private async environment(context: ProcessContext): Promise<Map<string, string>> {
    return new Map([
      ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      ["HOSTNAME", context.pod.name],
      ["HOME", "/root"],
      ...((await this.services.configure?.(context)) ?? []),
      ...[...context.env].filter(([, value]) => value !== ""),
    ]);
  }

  /**
   * webernetes appends a container's `args` to the image's whole command; in Kubernetes they replace all of it except
   * the entry point. https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   */
  private withArgs(context: ProcessContext, argv: readonly string[]): readonly string[] {
    const { command, args } = context.container;
    return command.length > 0 || args.length === 0 ? argv : [...this.program.entrypoint, ...args];
  }
}

type Write = (text: string) => void;

/** Creates the streams of a group's first process; each written character counts as work. */
export function ioOf(
  given: Pick<Io, "context" | "group" | "files" | "env"> & { readonly out: Write; readonly err: Write },
): Io {
  const { group } = given;
  const counted =
    (write: Write): Write =>
    (text) => {
      group.owe(text.length * stepsOfCharacter);
      write(text);
    };
  return {
    ...given,
    stdin: noInput,
    out: counted(given.out),
    err: counted(given.err),
    spend: (steps) => group.spend(steps),
  };
}

/** The output of a `kubectl exec` command, which is cut off at the limit. */
function boundedOutput(context: ProcessContext): [out: Write, err: Write] {
  let left = longestOutput;
  const bounded =
    (write: Write): Write =>
    (text) => {
      if (left < 0) throw new BrokenPipe();
      write(text.slice(0, left));
      left -= text.length;
      if (left >= 0) return;
      context.writeStderr("\npractice cluster: what a command prints is cut off at 1 MiB\n");
      throw new BrokenPipe();
    };
  return [bounded((text) => context.writeStdout(text)), bounded((text) => context.writeStderr(text))];
}

function kill(context: ProcessContext): void {
  try {
    context.exit(exitCodeOfKill);
  } catch {
    // webernetes throws to end a process that exits by itself; here, another process ends it.
  }
}
