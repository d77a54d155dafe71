import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import type { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { type LoadedKubeconfig, selectContext } from "../../../src/cluster/kubeconfig.ts";
import { ObjectReader } from "../../../src/cluster/objectReader.ts";
import { ObjectWriter } from "../../../src/cluster/objectWriter.ts";
import { practiceKubeconfig } from "../../../src/cluster/practiceKubeconfig.ts";
import type { ClusterSession } from "../../../src/session/clusterSession.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";
import { ClusterWriter } from "../../../src/session/clusterWriter.ts";
import { candidatesFor } from "../../../src/shell/complete/candidates.ts";
import { runLine } from "../../../src/shell/shell.ts";
import type { ShellContext } from "../../../src/shell/shellContext.ts";
import { readSchemaFile } from "../../unit/explain/explained.ts";
import type { SeenRequest } from "../../../src/shell/verb.ts";

/** The Workshop Shell on a cluster, without a window; whatever it asks is agreed to. */
export class ShellOnCluster implements Disposable {
  /** Files that can be applied, by their names. */
  readonly files = new Map<string, string>();
  readonly seen: SeenRequest[] = [];
  /** What was asked before a change, where something was. */
  readonly asked: string[] = [];
  readonly context: ShellContext;
  /** Types into the program that runs in a container, while one does. */
  type: ((data: string) => void) | undefined;
  readonly #connection: ClusterConnection;

  constructor(config: LoadedKubeconfig, target: ClusterSession["target"], language: Language = "en") {
    const { currentContext } = config;
    this.#connection = new ClusterConnection(() => selectContext(config, currentContext));
    const server = this.#connection.server;
    const objects = new ObjectReader(this.#connection, "default", silentLog);
    const writer = new ObjectWriter(this.#connection, objects);
    this.context = {
      cluster: {
        session: { target, kubeContext: currentContext, server, objects },
        isReadOnly: () => false,
        confirmed: (change) => {
          if (change.question !== undefined) this.asked.push(change.question);
          return Promise.resolve(
            new ClusterWriter({ writer, power: undefined, assertMayWrite: () => undefined }, change),
          );
        },
      },
      files: {
        read: (name) => Promise.resolve(this.files.get(name)),
        names: () => Promise.resolve([...this.files.keys()]),
      },
      readSchema: readSchemaFile,
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

/** The Workshop Shell on a practice cluster. */
export class PracticeShell extends ShellOnCluster {
  constructor({ url, token, caPem, kubeconfigPath }: PracticeProcess, language?: Language) {
    super(practiceKubeconfig({ server: url, token, caPem, kubeconfigPath }), practiceTarget, language);
  }
}
