import { generateKeyPairSync, randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePorts } from "../freePorts.ts";
import { artifactFile } from "../paths.ts";
import { StartedProcess } from "../startedProcess.ts";
import { TemporaryFolder } from "../temporaryFolder.ts";
import { NotYet, waitFor } from "../waitFor.ts";
import { buildControlPlane, controlPlaneProgram } from "./build.ts";
import { ControlPlane } from "./controlPlane.ts";
import { kubeconfigYaml } from "./kubeconfig.ts";
import {
  apiServerArguments,
  controllerManagerArguments,
  etcdArguments,
  kwokArguments,
  schedulerArguments,
  type Layout,
  type Stages,
} from "./programs.ts";
import { ApiClient } from "./request.ts";

/** Options for starting a control plane. */
export interface ControlPlaneOptions {
  /** Names the folder of its logs, `.artifacts/control-plane/<name>-<pid>/`. */
  readonly name?: string;
  /** The KWOK stages; by default nodes become ready, pods run and jobs complete at once. */
  readonly stages?: Stages;
  /** A folder that keeps etcd's data for the next start; by default, the data is temporary. */
  readonly data?: string;
  /** Whether to start only etcd and the API server: objects stay as they were written. */
  readonly isStatic?: boolean;
}

/** Starts a separate Kubernetes control plane on 127.0.0.1, and builds it first if needed. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  await buildControlPlane();
  const folder = new TemporaryFolder("control-plane");
  const tokens = { admin: randomUUID(), nobody: randomUUID(), "wrong-token": randomUUID() };
  const layout = await prepare(folder.path, tokens, options.data);
  const processes: StartedProcess[] = [];
  const start = (name: string, args: readonly string[]): void => {
    const logFile = artifactFile("control-plane", `${options.name ?? "test"}-${process.pid}`, `${name}.log`);
    processes.push(new StartedProcess({ name, command: controlPlaneProgram(name), args, logFile }));
  };
  const stop = async (): Promise<void> => {
    // Stops in reverse order, so that no process logs the loss of its server.
    for (const started of processes.toReversed()) {
      await started.stop();
    }
    await folder.remove();
  };
  try {
    start("etcd", etcdArguments(layout));
    start("kube-apiserver", apiServerArguments(layout));
    const server = `https://127.0.0.1:${layout.ports.server}`;
    const patienceMs = options.data === undefined ? 60_000 : 600_000;
    const caPem = await readyServer(server, layout.caFile, tokens.admin, processes, patienceMs);
    await writeFile(layout.kubeconfig, kubeconfigYaml({ server, caPem, tokens }));
    if (!options.isStatic) {
      start("kube-controller-manager", controllerManagerArguments(layout));
      start("kube-scheduler", schedulerArguments(layout));
      start("kwok", kwokArguments(layout, options.stages ?? ["node/fast", "pod/fast"]));
    }
    return new ControlPlane({ server, caPem, tokens, layout, processes, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(
  folder: string,
  tokens: { admin: string; nobody: string },
  data = path.join(folder, "etcd"),
): Promise<Layout> {
  const [etcd = 0, etcdPeer = 0, server = 0] = await freePorts(3);
  const layout: Layout = {
    folder,
    data,
    kubeconfig: path.join(folder, "kubeconfig"),
    tokenFile: path.join(folder, "tokens.csv"),
    serviceAccountKey: path.join(folder, "service-account.pem"),
    caFile: path.join(folder, "certificates", "apiserver.crt"),
    ports: { etcd, etcdPeer, server },
  };
  const users = [`${tokens.admin},admin,admin,system:masters`, `${tokens.nobody},nobody,nobody`];
  await writeFile(layout.tokenFile, `${users.join("\n")}\n`);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await writeFile(layout.serviceAccountKey, privateKey.export({ type: "pkcs1", format: "pem" }));
  return layout;
}

/** Waits until the API server is ready, which first reads all data, and returns its self-signed certificate. */
async function readyServer(
  server: string,
  caFile: string,
  token: string,
  processes: readonly StartedProcess[],
  timeoutMs: number,
): Promise<string> {
  const probe = async (): Promise<string | NotYet> => {
    const caPem = await readFile(caFile, "utf8");
    const client = new ApiClient(server, caPem, token);
    const { status, body } = await client
      .send({ method: "GET", path: "/readyz" })
      .finally(() => client.close());
    return status === 200 ? caPem : new NotYet(body);
  };
  return await waitFor("the API server to be ready", probe, {
    timeoutMs,
    assertPossible: () => processes.forEach((started) => started.assertRunning()),
  });
}
