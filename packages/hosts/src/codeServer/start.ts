import { mkdir } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@kubernetes-workshop/hosts/freePorts";
import { artifactFile } from "@kubernetes-workshop/hosts/paths";
import { mustRun } from "@kubernetes-workshop/hosts/runCommand";
import { StartedProcess } from "@kubernetes-workshop/hosts/startedProcess";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { CodeServer, type DataFolder } from "./codeServer.ts";
import { installCodeServer } from "./install.ts";
import { prepareUserData } from "./userData.ts";

/** Options for starting VS Code. */
export interface CodeServerOptions {
  readonly locale: string;
  /** A packaged extension to install first. */
  readonly vsix?: string;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the server and extension host, in addition to those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Allows a page to run tests in the extension host. */
  readonly enableSmokeTestDriver?: boolean;
  /** Enables workspace trust as in desktop VS Code, without granting it; otherwise every workspace is trusted. */
  readonly workspaceTrust?: boolean;
  /** The port to listen on; defaults to a free one. */
  readonly port?: number;
  /** The folder for settings and extensions; defaults to a temporary one. */
  readonly dataFolder?: string;
}

/** Workspace trust is enabled, but without the startup dialog. */
const askForTrust = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
};

/** Disables the gallery, so that nothing is fetched from other machines. */
const noGallery = JSON.stringify({ serviceUrl: "", itemUrl: "", resourceUrlTemplate: "" });

/** Starts VS Code on 127.0.0.1 with its own data folders, and installs it from npm first if needed. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const { node, serverMain } = await installCodeServer();
  const data =
    options.dataFolder === undefined ? new TemporaryFolder("vscode") : keptFolder(options.dataFolder);
  const port = options.port ?? (await freePort());
  const env = { ...inheritedEnvironment(), EXTENSIONS_GALLERY: noGallery, ...options.env };
  const userData = path.join(data.path, "user-data");
  const trust = options.workspaceTrust ? askForTrust : {};
  await prepareUserData(userData, options.locale, { ...trust, ...options.userSettings });
  const dataArguments = [
    `--server-data-dir=${path.join(data.path, "server-data")}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(data.path, "extensions")}`,
  ];
  if (options.vsix !== undefined) {
    await mkdir(path.join(data.path, "extensions"), { recursive: true });
    const install = [serverMain, ...dataArguments, "--force", "--install-extension", options.vsix];
    await mustRun(node, install, { env });
  }
  const server = new StartedProcess({
    name: "VS Code",
    command: node,
    args: [
      serverMain,
      "--host=127.0.0.1",
      `--port=${port}`,
      `--locale=${options.locale}`,
      ...dataArguments,
      "--without-connection-token",
      "--accept-server-license-terms",
      ...(options.workspaceTrust ? [] : ["--disable-workspace-trust"]),
      "--disable-telemetry",
      ...(options.enableSmokeTestDriver ? ["--enable-smoke-test-driver"] : []),
    ],
    env,
    logFile: artifactFile("code-server", `${options.locale}-${port}.log`),
  });
  const codeServer = new CodeServer(port, server, data);
  try {
    await waitFor("VS Code to answer", () => answers(port), { assertPossible: () => server.assertRunning() });
    return codeServer;
  } catch (error) {
    await codeServer.stop();
    throw error;
  }
}

function keptFolder(folder: string): DataFolder {
  return { path: folder, remove: () => Promise.resolve() };
}

async function answers(port: number): Promise<true | NotYet> {
  const { status } = await fetch(`http://127.0.0.1:${port}/version`);
  return status === 200 || new NotYet(status);
}

/** Returns this process's environment without the variables of a VS Code that may have started it. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)),
  );
}
