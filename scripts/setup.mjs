/**
 * Installs the npm packages when they are missing or the lock file has changed. Runs on whatever Node the
 * machine has (20 or newer); everything after it runs on the Node of node_modules/.bin, which npm puts first.
 * Install scripts are not run: no package here needs one.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const stamp = join(root, "node_modules", ".installed-lock");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.error("Installing the npm packages…");
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: !npm && process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, lock);
}

const bundled = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (!existsSync(bundled) && (major < 22 || (major === 22 && minor < 19))) {
  console.error(
    `This project needs Node 22.19 or newer and npm has none for ${process.platform}-${process.arch}; ` +
      `this is Node ${process.versions.node}. Install Node 24 and run the command again.`,
  );
  process.exit(1);
}
