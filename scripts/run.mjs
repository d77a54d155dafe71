/**
 * Runs a script on the project's own Node: `node scripts/run.mjs scripts/test.ts check`. This file itself runs on the
 * machine's Node, 20 or newer. If npm packages are missing or differ from the lock file, installs them first, without
 * install scripts, since no package here needs one.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { isInstalled } from "./isInstalled.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { platform, arch } = process;
if (!isInstalled(root, { platform, arch })) {
  console.error("Installing the npm packages…");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: !npm && platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

const program = platform === "win32" ? `node-win-${arch}/bin/node.exe` : `node-${platform}-${arch}/bin/node`;
const bundled = join(root, "node_modules", program);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 19);
if (!existsSync(bundled) && !isNewEnough) {
  console.error(
    `This project needs Node 22.19 or newer and npm has none for ${platform}-${arch}; ` +
      `this is Node ${process.versions.node}. Install Node 24 and run the command again.`,
  );
  process.exit(1);
}

const node = existsSync(bundled) ? bundled : process.execPath;
const child = spawn(node, process.argv.slice(2), {
  stdio: "inherit",
  env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}` },
});
// Ctrl-C also reaches the script, which decides how to end.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 1));
