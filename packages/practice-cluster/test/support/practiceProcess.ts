import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { kubectlProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { runCommand, type CommandResult } from "@kubernetes-workshop/hosts/runCommand";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

export interface Answer {
  readonly code: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Built once for all processes. */
let bundle: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const outfile = path.join(new TemporaryFolder("practice-process").path, "serve.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "serve.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22.19",
    outfile,
    logLevel: "error",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return outfile;
}

/** A practice cluster's API in a process of its own, with kubectl. */
export class PracticeProcess implements AsyncDisposable {
  readonly url: string;
  readonly token: string;
  readonly caPem: string;
  readonly kubeconfigPath: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(
    child: ChildProcess,
    folder: string,
    told: { url: string; token: string; caPem: string },
  ) {
    this.#child = child;
    this.#folder = folder;
    this.url = told.url;
    this.token = told.token;
    this.caPem = told.caPem;
    this.kubeconfigPath = path.join(folder, "kubeconfig");
  }

  /** Starts a process, which stores its objects if a file is given. */
  static async start(storageFile?: string): Promise<PracticeProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), "practice-api-"));
    bundle ??= bundled();
    const child = spawn(
      process.execPath,
      [await bundle, schemaFolder, "0", ...(storageFile === undefined ? [] : [storageFile])],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let errors = "";
    child.stderr.on("data", (text: Buffer) => (errors += text.toString()));
    const ended = once(child, "close").then(() => Promise.reject(new Error(`It does not start: ${errors}`)));
    ended.catch(() => undefined);
    let line: Buffer;
    try {
      [line] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer];
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    child.stderr.pipe(process.stderr);
    const told = JSON.parse(line.toString()) as { url: string; token: string; caPem: string };
    const started = new PracticeProcess(child, folder, told);
    await writeFile(started.kubeconfigPath, started.#kubeconfig());
    return started;
  }

  async kubectl(args: readonly string[], options: { readonly input?: string } = {}): Promise<CommandResult> {
    const env = { ...process.env, KUBECONFIG: this.kubeconfigPath };
    return await runCommand(kubectlProgram(), args, { env, ...options });
  }

  /** Sends a request. Bodies other than strings are sent as JSON, and JSON answers are parsed. */
  async request(
    method: string,
    target: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    return await new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${target}`,
        {
          method,
          ca: this.caPem,
          headers: {
            authorization: `Bearer ${this.token}`,
            accept: "application/json",
            // Node omits the length for DELETE; the server would then take the body for the next request.
            ...(text !== undefined && {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(text),
            }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const answer = Buffer.concat(chunks).toString("utf8");
            const isJson = response.headers["content-type"]?.includes("json") ?? false;
            const parsed: unknown = isJson ? JSON.parse(answer) : answer;
            resolve({ code: response.statusCode ?? 0, body: parsed, headers: response.headers });
          });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }

  /** Kills the process without warning, as a power cut would. */
  async kill(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, "exit");
      this.#child.kill();
      await gone;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #kubeconfig(): string {
    const authority = Buffer.from(this.caPem).toString("base64");
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        { name: "practice", cluster: { server: this.url, "certificate-authority-data": authority } },
      ],
      users: [{ name: "practice", user: { token: this.token } }],
      contexts: [{ name: "practice", context: { cluster: "practice", user: "practice" } }],
      "current-context": "practice",
    });
  }
}
