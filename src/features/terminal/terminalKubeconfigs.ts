import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** What kubectl reads in one terminal. */
export interface TerminalKubeconfig {
  /** For `KUBECONFIG`, first one first. */
  readonly files: readonly string[];
  /** The first of them, which no other terminal has. */
  readonly own: string;
}

/** Where the context of a terminal stands. */
export interface ContextSource {
  readonly files: readonly string[];
  readonly isPractice: boolean;
}

/**
 * The kubeconfigs of terminals that speak to one context each, as lists of files of which kubectl takes the first that
 * has an entry:
 *
 * 1. A file of the terminal's own, which names the current context. kubectl, aws, eksctl, kind and minikube write new
 *    entries, and another current context, into the first file: so they reach no other terminal.
 * 2. For a context of the user, a file that names it again and cannot be written. The file before it may be taken away
 *    while its terminal goes on, as one that is restored with its window; the terminal must not speak to another
 *    cluster then. The kubeconfig of the practice cluster, which comes third, names itself.
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
    // So that a namespace that is chosen in one practice terminal is not that of the others; of a context of the user
    // it is stored in the user's own files, as by any other terminal.
    const contexts = isPractice
      ? [{ name: kubeContext, context: { cluster: kubeContext, user: kubeContext, namespace: "default" } }]
      : undefined;
    await writeFile(own, kubeconfigText(kubeContext, contexts), { mode: 0o600 });
    return { files: isPractice ? [own, ...files] : [own, await this.pin(kubeContext), ...files], own };
  }

  /** Removes the files of terminals whose window has ended; a window removes those of terminals that are closed. */
  async removeLeftOver(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const processId = Number(/^(\d+)-[^.]+\.json$/.exec(name)?.[1] ?? 0);
      if (processId !== 0 && !isRunning(processId)) await rm(path.join(this.folder, name), { force: true });
    }
  }

  /** A file that names a context as the current one, and nothing else; one for all terminals of the context. */
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

/** JSON is YAML. */
function kubeconfigText(kubeContext: string, contexts?: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "Config", contexts, "current-context": kubeContext });
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // It may be somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
