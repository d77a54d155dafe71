import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether the npm packages that a project's lock file names are installed, as npm itself keeps a record of in
 * `node_modules/.package-lock.json`. https://docs.npmjs.com/cli/configuring-npm/package-lock-json#hidden-lockfiles
 *
 * @param {string} root the project's folder
 * @param {{ platform: string, arch: string }} machine as Node names them; packages for others may be missing
 * @returns {boolean}
 */
export function isInstalled(root, { platform, arch }) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !installed) return false;
  const needed = namesNeededBy(
    Object.entries(wanted).filter(([path]) => !path.includes("node_modules/") || installed[path]),
  );
  for (const [path, entry] of Object.entries(wanted)) {
    // The project itself, and its workspaces: what links to them is below node_modules.
    if (!path.includes("node_modules/")) continue;
    const found = installed[path];
    if (!found && entry.optional && !(isFor(entry, platform, arch) && needed.has(nameOf(path)))) continue;
    if (!found || !existsSync(join(root, path))) return false;
    if (["version", "integrity", "link"].some((field) => found[field] !== entry[field])) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/** Those of a lock file by their folders; undefined where there is no such file, or half of one. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** What some packages depend on: npm leaves out what only an optional package needs that it has left out. */
function namesNeededBy(packages) {
  return new Set(
    packages.flatMap(([, { dependencies, devDependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }),
    ),
  );
}

function nameOf(path) {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Whether npm installs an optional package on such a machine. Which C library that has, only npm knows. */
function isFor({ os, cpu, libc }, platform, arch) {
  const fits = (names, name) => !names || (names.includes(name) && !names.includes(`!${name}`));
  return !libc && fits(os, platform) && fits(cpu, arch);
}
