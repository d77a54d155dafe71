/**
 * Starts the extension: packages it, installs it into a VS Code and opens the sample workspace. Uses `code` from the
 * PATH, with a separate profile, if there is one; otherwise installs VS Code from npm and serves it on 127.0.0.1.
 * Usage: npm start [-- --locale ko]
 */
import { languageNames, languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { repositoryFolder, sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { packageExtension } from "./packageExtension.ts";

const { values } = parseArgs({
  options: {
    locale: { type: "string", default: process.env["LANG"] ?? "en" },
    serve: { type: "boolean", default: false },
  },
});
const locale = languageOf(values.locale);
const say = (text: string): void => console.log(text);

say("Packaging the extension…");
const vsix = await packageExtension();
if (!values.serve && hasCode()) startDesktop();
else await serve();

/** Finds the `code` of a desktop VS Code; in code-server or a remote terminal, `code` opens no new window. */
function hasCode(): boolean {
  if (process.env["VSCODE_IPC_HOOK_CLI"]) return false;
  return (
    spawnSync("code", ["--version"], { shell: process.platform === "win32", stdio: "ignore" }).status === 0
  );
}

function startDesktop(): void {
  const profile = ["--profile", "Kubernetes Workshop"];
  const options = { shell: process.platform === "win32", stdio: "inherit" } as const;
  say("Installing it into VS Code, in the profile “Kubernetes Workshop”…");
  const installed = spawnSync("code", [...profile, "--install-extension", vsix, "--force"], options);
  if (installed.status !== 0) process.exit(installed.status ?? 1);
  if (locale !== "en") {
    say(`Installing the ${languageNames[locale]} language pack…`);
    spawnSync(
      "code",
      [...profile, "--install-extension", `MS-CEINTL.vscode-language-pack-${locale}`],
      options,
    );
  }
  spawnSync(
    "code",
    [...profile, "--locale", locale, "--new-window", sampleWorkspace, join(sampleWorkspace, "web.yaml")],
    options,
  );
  say("VS Code is open.");
}

async function serve(): Promise<void> {
  say("Starting VS Code (the first time it is installed from npm, which takes about a minute)…");
  const dataFolder = join(repositoryFolder, ".code-server", "start");
  const server = await startCodeServer({ locale, vsix, dataFolder });
  const address = server.url(sampleWorkspace, [
    ["openFile", server.remoteUri(join(sampleWorkspace, "web.yaml"))],
  ]);
  openInBrowser(address);
  say(`\nVS Code is served at\n\n  ${address}\n\nPress Ctrl-C to end it.`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await server.stop();
}

/** Opens the system's browser, if any; otherwise the printed address is enough. */
function openInBrowser(address: string): void {
  const [command = "", ...args] =
    process.platform === "win32"
      ? ["cmd", "/c", "start", '""', address]
      : [process.platform === "darwin" ? "open" : "xdg-open", address];
  if (
    process.env["CI"] ||
    (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"])
  )
    return;
  const opener = spawn(command, args, { stdio: "ignore", detached: true });
  opener.once("error", () => undefined);
  opener.unref();
}
