import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether the npm packages in a project's lock file are installed, according to npm's own record in
 * `node_modules/.package-lock.json`. https://docs.npmjs.com/cli/configuring-npm/package-lock-json#hidden-lockfiles
 *
 * @param {string} root the project's folder
 * @param {{ platform: string, arch: string }} machine in the terms of Node; packages for others may be missing
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
    // Skips the project and its workspaces, whose links are in node_modules.
    if (!path.includes("node_modules/")) continue;
    const found = installed[path];
    if (!found && entry.optional && !(isFor(entry, platform, arch) && needed.has(nameOf(path)))) continue;
    if (!found || !existsSync(join(root, path))) return false;
    if (["version", "integrity", "link"].some((field) => found[field] !== entry[field])) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/** Reads a lock file's packages by folder; undefined if the file is missing or incomplete. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Returns the dependencies of packages; npm skips those that only a skipped optional package needs. */
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

/** Whether npm installs an optional package on a machine; the machine's C library is known only to npm. */
function isFor({ os, cpu, libc }, platform, arch) {
  const fits = (names, name) => !names || (names.includes(name) && !names.includes(`!${name}`));
  return !libc && fits(os, platform) && fits(cpu, arch);
}
