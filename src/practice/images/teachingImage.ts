import { BaseImage, type ProcessContext } from "@ngrok/webernetes";
import type { ContainerLogs } from "./containerLogs.ts";
import { type Io, type Program, runCommand } from "./program.ts";

/** What the images of a cluster share. */
export interface ImageServices {
  readonly logs?: ContainerLogs;
  /** Puts ConfigMaps and Secrets into a container before it starts; answers with environment variables. */
  readonly configure?: (context: ProcessContext) => Promise<ReadonlyMap<string, string>>;
}

/** A simulated image: the commands of its program, run in the process of a simulated container. */
export class TeachingImage extends BaseImage {
  readonly defaultCommand: readonly string[];
  private readonly program: Program;
  private readonly services: ImageServices;
  private hasStarted = false;

  constructor(program: Program, services: ImageServices = {}) {
    super();
    this.program = program;
    this.services = services;
    this.defaultCommand = [...program.entrypoint, ...program.command];
  }

  /** The first process is the container's own; later ones come from `kubectl exec`, and answer to it alone. */
  override async exec(context: ProcessContext, argv: readonly string[]): Promise<number> {
    const isMain = !this.hasStarted;
    this.hasStarted = true;
    const log = isMain ? this.services.logs?.begin(context.pod.uid, context.container.name) : undefined;
    const io: Io = {
      context,
      env: await this.environment(context),
      stdin: "",
      out: log ?? ((text) => context.writeStdout(text)),
      err: log ?? ((text) => context.writeStderr(text)),
    };
    return await runCommand(this.program.commands, io, isMain ? this.withArgs(context, argv) : argv);
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
   * webernetes appends a container's `args` to the image's whole command; they replace all of it but the entry
   * point. https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
   */
  private withArgs(context: ProcessContext, argv: readonly string[]): readonly string[] {
    const { command, args } = context.container;
    return command.length > 0 || args.length === 0 ? argv : [...this.program.entrypoint, ...args];
  }
}
