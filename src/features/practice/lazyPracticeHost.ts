import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { PracticeAccess } from "../../cluster/practiceKubeconfig.ts";
import type { KubectlRequest } from "kubernetes-practice-cluster/kubectlRequests";
import type { SetAside } from "kubernetes-practice-cluster/setAside";
import type { PracticeChange, PracticeSource } from "../../session/connectionTarget.ts";
import type { PracticeFiles, PracticeHost } from "./practiceHost.ts";

/** A `PracticeHost` that is loaded when it is first needed. */
export class LazyPracticeHost implements PracticeSource, Disposable {
  private readonly changes = new Emitter<PracticeChange>();
  readonly onDidChange = this.changes.event;
  private readonly kubectlSeen = new Emitter<KubectlRequest>();
  readonly onDidSeeKubectl = this.kubectlSeen.event;
  private readonly setsAside = new Emitter<readonly SetAside[]>();
  readonly onDidSetAside = this.setsAside.event;
  private readonly files: PracticeFiles;
  private readonly log: Logger;
  private host: PracticeHost | undefined;
  private loading: Promise<PracticeHost> | undefined;
  private isDisposed = false;

  constructor(files: PracticeFiles, log: Logger) {
    this.files = files;
    this.log = log;
  }

  get isRunning(): boolean {
    return this.host?.isRunning ?? false;
  }

  async start(): Promise<PracticeAccess> {
    return await (await this.load()).start();
  }

  async wasStopped(): Promise<boolean> {
    return await (await this.load()).wasStopped();
  }

  async stop(): Promise<void> {
    await (await this.load()).stop();
  }

  async reset(): Promise<void> {
    await (await this.load()).reset();
  }

  async stopNode(name: string): Promise<void> {
    await (await this.load()).stopNode(name);
  }

  async startNode(name: string): Promise<void> {
    await (await this.load()).startNode(name);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const each of [this.host, this.changes, this.kubectlSeen, this.setsAside]) each?.dispose();
  }

  private load(): Promise<PracticeHost> {
    this.loading ??= import("./practiceHost.ts").then((module) => {
      const host = new module.PracticeHost(this.files, this.log);
      this.host = host;
      host.onDidChange((change) => this.changes.fire(change));
      host.onDidSeeKubectl((request) => this.kubectlSeen.fire(request));
      host.onDidSetAside((all) => this.setsAside.fire(all));
      // The window was closed while the host was loading.
      if (this.isDisposed) host.dispose();
      return host;
    });
    return this.loading;
  }
}
