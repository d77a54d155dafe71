import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { type ServedCluster, servePracticeCluster } from "kubernetes-practice-cluster/servePracticeCluster";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import {
  ApiClusterSource,
  ClusterConnection,
  loadKubeconfig,
  ObjectReader,
  ObjectWriter,
  selectContext,
} from "../../../src/cluster/index.ts";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import { SessionLabCluster } from "../../../src/features/labs/sessionLabCluster.ts";
import type { ClusterSession } from "../../../src/session/clusterSession.ts";
import { guard } from "../../../src/session/confirmed.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";

/** A practice cluster of its own, and a session with it as a window has one. */
export class LabSeat implements AsyncDisposable {
  readonly session: ClusterSession;
  readonly cluster: SessionLabCluster;
  readonly #owned: readonly Disposable[];
  readonly #practice: ServedCluster;
  readonly #folder: string;

  private constructor(
    session: ClusterSession,
    owned: readonly Disposable[],
    practice: ServedCluster,
    folder: string,
  ) {
    this.session = session;
    this.cluster = new SessionLabCluster(session, silentLog);
    this.#owned = owned;
    this.#practice = practice;
    this.#folder = folder;
  }

  static async take(): Promise<LabSeat> {
    const folder = await mkdtemp(path.join(tmpdir(), "lab-"));
    const kubeconfigPath = path.join(folder, "kubeconfig");
    const practice = await servePracticeCluster({
      log: silentLog,
      readSchema: (file) => readFile(path.join(schemaFolder, file), "utf8"),
      kubeconfigPath,
    });
    const config = await loadKubeconfig([kubeconfigPath]);
    const kubeContext = config.currentContext;
    const connection = new ClusterConnection(() => selectContext(config, kubeContext));
    const tree = new ClusterTree(new ApiClusterSource(connection, silentLog));
    await tree.ready;
    const objects = new ObjectReader(connection, "default", silentLog);
    const { server } = practice;
    const session = {
      target: practiceTarget,
      kubeContext,
      kubeconfigFiles: [kubeconfigPath],
      server,
      objects,
      tree,
    };
    guard(session, {
      tools: {
        writer: new ObjectWriter(connection, objects),
        power: practice,
        assertMayWrite: () => undefined,
      },
      dialogs: {
        confirm: () => Promise.reject(new Error("Nobody is asked in the practice cluster.")),
        sayError: (message) => {
          throw new Error(message);
        },
        sayForbidden: (message) => {
          throw new Error(message);
        },
      },
      permissions: { readOnlyReason: () => undefined, allow: () => Promise.resolve() },
      isConnected: () => true,
    });
    return new LabSeat(session, [connection, tree], practice, folder);
  }

  /** How kubectl reaches it. */
  get kubeconfigPath(): string {
    return path.join(this.#folder, "kubeconfig");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#owned.toReversed()) each.dispose();
    await this.#practice.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
