import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { dump } from "js-yaml";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ApiObject } from "../objectApi.ts";
import { without } from "../without.ts";

/** Objects that were not put back at a start, because the cluster had ended with them. */
export interface SetAside {
  /** A YAML file of them; undefined where it could not be written, and the storage has them still. */
  readonly file: string | undefined;
  /** `Deployment default/web`, the last change first; without those that controllers made for others. */
  readonly names: readonly string[];
}

interface Stored {
  readonly key: string;
  readonly object: ApiObject;
}

/**
 * Writes the objects that changed last into a file beside the storage, each with all that controllers made for it.
 *
 * @param stored in the order in which they last changed
 * @param count of objects that no controller made
 */
export function setAsideLast(
  stored: readonly Stored[],
  count: number,
  storageFile: string,
  log: Logger,
): { readonly setAside: SetAside | undefined; readonly keys: readonly string[] } {
  const chosen = familiesOf(stored).slice(0, count);
  if (chosen.length === 0) return { setAside: undefined, keys: [] };
  const names = chosen.map(([root]) => nameOf(root.object));
  const keys = chosen.flat().map(({ key }) => key);
  const file = join(dirname(storageFile), `set-aside-${new Date().toISOString().replace(/[:.]/g, "-")}.yaml`);
  log.warn(`The practice cluster ended by itself with them and starts without: ${names.join(", ")}`);
  try {
    writeFile(file, manifestsOf(chosen));
    log.warn(`They are set aside in ${file}`);
    return { setAside: { file, names }, keys };
  } catch (error) {
    log.warn(`They stay in ${storageFile}: ${asError(error).message}`);
    return { setAside: { file: undefined, names }, keys };
  }
}

/** Objects that no controller made, each followed by what was made for it; what changed last comes first. */
function familiesOf(stored: readonly Stored[]): [Stored, ...Stored[]][] {
  const byUid = new Map(stored.map((each) => [each.object.metadata.uid, each]));
  const families = new Map<Stored, [Stored, ...Stored[]]>();
  for (const each of stored.toReversed()) {
    const root = rootOf(each, byUid);
    const family = families.get(root) ?? [root];
    if (each !== root) family.push(each);
    families.set(root, family);
  }
  return [...families.values()];
}

function rootOf(stored: Stored, byUid: ReadonlyMap<string | undefined, Stored>): Stored {
  const seen = new Set([stored]);
  for (let current = stored; ;) {
    const owner = current.object.metadata.ownerReferences?.find(({ controller }) => controller === true);
    const found = owner && byUid.get(owner.uid);
    // Owners of one another have no root.
    if (!found || seen.has(found)) return current;
    seen.add(found);
    current = found;
  }
}

function nameOf({ kind, metadata: { namespace, name } }: ApiObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function manifestsOf(families: readonly (readonly [Stored, ...Stored[]])[]): string {
  const documents = families.map(([root, ...made]) => {
    const comments = made.map(({ object }) =>
      [`${nameOf(object)}, which a controller made for it:`, ...dump(object).trimEnd().split("\n")]
        .map((line) => `# ${line}\n`)
        .join(""),
    );
    return `${dump(manifestOf(root.object))}${comments.join("")}`;
  });
  return documents.join("---\n");
}

/** What a user would write of an object, to be applied again. */
function manifestOf(object: ApiObject): object {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([name]) => !ofServer.has(name)),
  );
  const { apiVersion, kind } = object;
  return { apiVersion, kind, metadata, ...without(object, "apiVersion", "kind", "metadata", "status") };
}

const ofServer: ReadonlySet<string> = new Set([
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "managedFields",
  "selfLink",
]);

function writeFile(file: string, text: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
