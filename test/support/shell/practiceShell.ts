import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import type { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { selectContext } from "../../../src/cluster/kubeconfig.ts";
import { ObjectReader } from "../../../src/cluster/objectReader.ts";
import { ObjectWriter } from "../../../src/cluster/objectWriter.ts";
import { practiceKubeconfig } from "../../../src/cluster/practiceKubeconfig.ts";
import { ClusterWriter } from "../../../src/session/clusterWriter.ts";
import { candidatesFor } from "../../../src/shell/complete/candidates.ts";
import { runLine } from "../../../src/shell/shell.ts";
import type { ShellContext } from "../../../src/shell/shellContext.ts";
import { schemaFiles } from "../../../src/vscode/schemaFiles.ts";
import type { SeenRequest } from "../../../src/shell/verb.ts";

/** The Workshop Shell on a practice cluster, without a window; whatever it asks is agreed to. */
export class PracticeShell implements Disposable {
  /** Files that can be applied, by their names. */
  readonly files = new Map<string, string>();
  readonly seen: SeenRequest[] = [];
  /** What was asked before a change, where something was. */
  readonly asked: string[] = [];
  readonly context: ShellContext;
  /** Types into the program that runs in a container, while one does. */
  type: ((data: string) => void) | undefined;
  readonly #connection: ClusterConnection;

  constructor({ url, token, caPem, kubeconfigPath }: PracticeProcess, language: Language = "en") {
    const config = practiceKubeconfig({ server: url, token, caPem, kubeconfigPath });
    this.#connection = new ClusterConnection(() => selectContext(config, config.currentContext));
    const objects = new ObjectReader(this.#connection, "default", silentLog);
    const writer = new ObjectWriter(this.#connection, objects);
    this.context = {
      cluster: {
        session: { target: { kind: "practice" }, kubeContext: "practice", server: url, objects },
        confirmed: (change) => {
          if (change.question !== undefined) this.asked.push(change.question);
          return Promise.resolve(
            new ClusterWriter({ writer, power: undefined, assertConnected: () => undefined }, change),
          );
        },
      },
      files: {
        read: (name) => Promise.resolve(this.files.get(name)),
        names: () => Promise.resolve([...this.files.keys()]),
      },
      readSchema: schemaFiles(repositoryFolder),
      language,
      seen: (request) => this.seen.push(request),
      now: Date.now,
    };
  }

  /** What a line prints, to its end; `told` hears of it as it comes. */
  async run(
    line: string,
    signal = new AbortController().signal,
    told: (text: string) => void = () => undefined,
  ): Promise<string> {
    let printed = "";
    const write = (text: string): void => {
      printed += text;
      told(text);
    };
    await runLine(line, this.context, {
      out: { write },
      signal,
      writeRaw: write,
      size: () => ({ columns: 80, rows: 24 }),
      onResize: () => ({ dispose: () => undefined }),
      takeInput: (to) => {
        this.type = to;
        return { dispose: () => (this.type = undefined) };
      },
    });
    return printed;
  }

  /** What Tab offers at the end of a line. */
  async complete(before: string): Promise<readonly string[]> {
    const found = await candidatesFor(before, { ...this.context, signal: new AbortController().signal });
    return found?.words ?? [];
  }

  [Symbol.dispose](): void {
    this.#connection.dispose();
  }
}
