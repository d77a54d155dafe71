import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** The kubeconfig of one terminal. */
export interface TerminalKubeconfig {
  /** The files for `KUBECONFIG`, in order of precedence. */
  readonly files: readonly string[];
  /** The first file, which only this terminal uses. */
  readonly own: string;
}

/** The kubeconfig that contains a terminal's context. */
export interface ContextSource {
  readonly files: readonly string[];
  readonly isPractice: boolean;
}

/**
 * The kubeconfigs of terminals, each for one context. Each is a list of files, of which kubectl takes the first that
 * has an entry:
 *
 * 1. A file that only this terminal uses, which sets the current context. kubectl, aws, eksctl, kind, and minikube
 *    write new entries, and a new current context, into the first file, so they affect no other terminal.
 * 2. For a user's own context, a read-only file that sets the current context again. The first file may be deleted
 *    while its terminal lives on, as when the terminal is restored with its window; it must not use another cluster
 *    then. The practice cluster needs no such file, because its kubeconfig sets its own context.
 * 3. The user's own files, or the kubeconfig of the practice cluster; no credentials are copied.
 *
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
export class TerminalKubeconfigs {
  private readonly folder: string;
  private readonly processId: number;

  constructor(folder: string, processId = process.pid) {
    this.folder = folder;
    this.processId = processId;
  }

  async create(kubeContext: string, { files, isPractice }: ContextSource): Promise<TerminalKubeconfig> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const own = path.join(this.folder, `${this.processId}-${randomUUID()}.json`);
    // Keeps a namespace that the user sets in one practice terminal out of the others. For a user's own context,
    // kubectl stores the namespace in the user's files, as in any other terminal.
    const contexts = isPractice
      ? [{ name: kubeContext, context: { cluster: kubeContext, user: kubeContext, namespace: "default" } }]
      : undefined;
    await writeFile(own, kubeconfigText(kubeContext, contexts), { mode: 0o600 });
    return { files: isPractice ? [own, ...files] : [own, await this.pin(kubeContext), ...files], own };
  }

  /** Removes the files of windows that have ended; a running window removes those of its closed terminals. */
  async removeLeftOver(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const processId = Number(/^(\d+)-[^.]+\.json$/.exec(name)?.[1] ?? 0);
      if (processId !== 0 && !isRunning(processId)) await rm(path.join(this.folder, name), { force: true });
    }
  }

  /** Returns a file that only sets the current context; all terminals of the context share it. */
  private async pin(kubeContext: string): Promise<string> {
    const hash = createHash("sha256").update(kubeContext).digest("hex").slice(0, 16);
    const file = path.join(this.folder, `${hash}.json`);
    const text = kubeconfigText(kubeContext);
    if ((await readFile(file, "utf8").catch(() => undefined)) === text) return file;
    await rm(file, { force: true });
    await writeFile(file, text, { mode: 0o400 });
    return file;
  }
}

/** Writes JSON, which is also YAML. */
function kubeconfigText(kubeContext: string, contexts?: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "Config", contexts, "current-context": kubeContext });
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
