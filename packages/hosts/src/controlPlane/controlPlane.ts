import { runCommand, type CommandResult } from "../runCommand.ts";
import type { StartedProcess } from "../startedProcess.ts";
import { NotYet, waitFor, type WaitOptions } from "../waitFor.ts";
import { controlPlaneProgram } from "./build.ts";
import type { ContextName } from "./kubeconfig.ts";
import { nodeManifest } from "./node.ts";
import type { Layout } from "./programs.ts";
import { ApiClient, type ApiResponse } from "./request.ts";

/** The parts of a {@link ControlPlane}. */
export interface ControlPlaneParts {
  readonly server: string;
  readonly caPem: string;
  readonly tokens: Readonly<Record<ContextName, string>>;
  readonly layout: Layout;
  readonly processes: readonly StartedProcess[];
  readonly stop: () => Promise<void>;
}

/** A running Kubernetes control plane; `startControlPlane` starts one. */
export class ControlPlane implements AsyncDisposable {
  /** `https://127.0.0.1:<port>` */
  readonly server: string;
  /** The address of its etcd, without authentication. */
  readonly etcd: string;
  /** The certificate that signs the server's. */
  readonly caFile: string;
  /** Contexts `admin` (the current one), `nobody` and `wrong-token`. */
  readonly kubeconfigPath: string;
  /** Has full access. */
  readonly adminToken: string;
  /** Is a known user without permissions. */
  readonly nobodyToken: string;
  readonly #parts: ControlPlaneParts;
  readonly #client: ApiClient;
  #stopped: Promise<void> | undefined;

  constructor(parts: ControlPlaneParts) {
    this.server = parts.server;
    this.etcd = `http://127.0.0.1:${parts.layout.ports.etcd}`;
    this.caFile = parts.layout.caFile;
    this.kubeconfigPath = parts.layout.kubeconfig;
    this.adminToken = parts.tokens.admin;
    this.nobodyToken = parts.tokens.nobody;
    this.#parts = parts;
    this.#client = new ApiClient(parts.server, parts.caPem, parts.tokens.admin);
  }

  /** Runs kubectl as admin, or in the context given in `args`; returns a failure in `code`. */
  async kubectl(args: readonly string[], options: { readonly input?: string } = {}): Promise<CommandResult> {
    const env = { ...process.env, KUBECONFIG: this.kubeconfigPath };
    return await runCommand(controlPlaneProgram("kubectl"), args, { env, ...options });
  }

  /** Sends a request as admin. Non-string bodies are sent as JSON, and JSON responses are parsed. */
  async request(method: string, path: string, body?: unknown, contentType?: string): Promise<ApiResponse> {
    return await this.#client.send({ method, path, body, contentType });
  }

  /** Creates a node, optionally with an address, and waits until it accepts pods. */
  async createNode(
    name: string,
    labels: Readonly<Record<string, string>> = {},
    address?: string,
  ): Promise<void> {
    const { body } = await this.request("GET", "/version");
    const manifest = nodeManifest(name, labels, versionIn(body), address);
    const created = await this.request("POST", "/api/v1/nodes", manifest);
    if (created.status !== 201) {
      throw new Error(`Node ${name} was not created: ${JSON.stringify(created.body)}`);
    }
    // The `not-ready` taint keeps pods away and is removed a moment after the node becomes ready.
    await this.waitFor(`node ${name} to be ready`, async () => {
      const { stdout } = await this.kubectl(["get", "node", name, "-o", readiness]);
      return stdout === "True" || new NotYet(stdout);
    });
  }

  /** Waits like `waitFor`, but fails at once if a control plane process has exited. */
  async waitFor<T>(
    what: string,
    probe: () => Promise<T | NotYet | false | undefined>,
    options: WaitOptions = {},
  ): Promise<T> {
    return await waitFor(what, probe, { assertPossible: () => this.#assertRunning(), ...options });
  }

  /** Stops all processes and removes their files; fails if one had exited unexpectedly. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    await this.#stopped;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #stop(): Promise<void> {
    this.#client.close();
    try {
      this.#assertRunning();
    } finally {
      await this.#parts.stop();
    }
  }

  #assertRunning(): void {
    this.#parts.processes.forEach((started) => started.assertRunning());
  }
}

/** Template that prints exactly `True` for a ready node without taints. */
const readiness = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}{.spec.taints[*].key}';

function versionIn(body: unknown): string {
  if (
    typeof body === "object" &&
    body !== null &&
    "gitVersion" in body &&
    typeof body.gitVersion === "string"
  ) {
    return body.gitVersion;
  }
  throw new Error(`The API server did not say its version: ${JSON.stringify(body)}`);
}
