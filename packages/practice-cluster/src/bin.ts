#!/usr/bin/env node
/** The command `kubernetes-practice-cluster`. It runs a cluster until Ctrl-C, or while another command runs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { constants } from "node:os";
import { parseArgs } from "node:util";
import { type PracticeCluster, startPracticeCluster } from "./index.ts";

const usage = `Usage: kubernetes-practice-cluster [options] [-- command …]

Starts a Kubernetes API server on 127.0.0.1 with a simulated cluster behind it.
With a command, runs it with KUBECONFIG set, and stops the cluster when it ends.

  --folder <path>      keep what is made in this folder, over restarts
  --kubeconfig <path>  write the kubeconfig to this file
  --port <number>      the port to listen on; a free one by default
  --verbose            print what the cluster logs
  --help, --version
`;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

async function main(args: readonly string[]): Promise<number> {
  const dashes = args.indexOf("--");
  const command = dashes < 0 ? [] : args.slice(dashes + 1);
  const { values } = parseArgs({
    args: dashes < 0 ? [...args] : args.slice(0, dashes),
    options: {
      folder: { type: "string" },
      kubeconfig: { type: "string" },
      port: { type: "string", default: "0" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      version: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(usage);
  if (values.version) return say(`${await ownVersion()}\n`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`);
  await using cluster = await startPracticeCluster({
    port,
    ...(values.folder !== undefined && { folder: values.folder }),
    ...(values.kubeconfig !== undefined && { kubeconfigPath: values.kubeconfig }),
    onLog: (level, message) => {
      if (values.verbose || level === "warn" || level === "error")
        process.stderr.write(`${level}: ${message}\n`);
    },
  });
  return command.length === 0 ? await untilInterrupted(cluster) : await run(command, cluster);
}

async function untilInterrupted(cluster: PracticeCluster): Promise<number> {
  say(`The practice cluster listens on ${cluster.server}. In another terminal, run:

  export KUBECONFIG=${cluster.kubeconfigPath}
  kubectl get nodes

Press Ctrl-C to stop it.
`);
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await Promise.race([interrupted, cluster.stopped]);
  return 0;
}

/** Runs a command with the cluster's kubeconfig. Returns its exit code, or 128 plus the number of its signal. */
async function run([program = "", ...args]: readonly string[], cluster: PracticeCluster): Promise<number> {
  const child = spawn(program, args, {
    stdio: "inherit",
    env: { ...process.env, KUBECONFIG: cluster.kubeconfigPath },
  });
  // Ctrl-C also reaches the command, which decides how to end.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return await new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${program} cannot be run: ${error.message}`)));
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

async function ownVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}

function say(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
