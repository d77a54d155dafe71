import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { everything } from "./inputs.ts";

interface Found {
  readonly fingerprint: string;
  /** In milliseconds since 1970; 0 for what is missing. */
  readonly changedAt: number;
}

/** Identifies the contents behind the paths of `Inputs`, which are relative to a folder. Reads each only once. */
export class Fingerprints {
  readonly #root: string;
  readonly #known = new Map<string, Found>();

  constructor(root: string) {
    this.#root = root;
  }

  of(path: string): string {
    return this.#find(path).fingerprint;
  }

  /** When the contents last changed, in milliseconds since 1970. */
  changedAt(path: string): number {
    return this.#find(path).changedAt;
  }

  #find(path: string): Found {
    let found = this.#known.get(path);
    if (found === undefined) {
      found = path === everything ? this.#ofEverything() : this.#read(path);
      this.#known.set(path, found);
    }
    return found;
  }

  #read(path: string): Found {
    const isTree = path.endsWith("/**");
    const file = join(this.#root, isTree ? path.slice(0, -"/**".length) : path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return { fingerprint: "missing", changedAt: 0 };
    const content = found.isDirectory()
      ? readdirSync(file, { recursive: isTree, encoding: "utf8" }).sort().join("\n")
      : readFileSync(file);
    return { fingerprint: hash(content), changedAt: found.mtimeMs };
  }

  /** All files of the repository, changed and new ones included, but for those that git ignores. */
  #ofEverything(): Found {
    const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
    const listed = spawnSync("git", args, { cwd: this.#root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    // Without git, nothing is known to be as it was.
    if (listed.status !== 0) return { fingerprint: randomUUID(), changedAt: Date.now() };
    const paths = listed.stdout.split("\0").filter((path) => path !== "");
    return {
      fingerprint: hash(paths.map((path) => `${path} ${this.of(path)}`).join("\n")),
      changedAt: Math.max(0, ...paths.map((path) => this.changedAt(path))),
    };
  }
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}
