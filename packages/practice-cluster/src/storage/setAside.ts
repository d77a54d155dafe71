import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { dump } from "js-yaml";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ApiObject } from "../objectApi.ts";
import { without } from "../without.ts";

/** Objects that a start did not restore, because the cluster had crashed with them. */
export interface SetAside {
  /** The YAML file that contains them; undefined if it could not be written, so the storage still has them. */
  readonly file: string | undefined;
  /** Names such as `Deployment default/web`, most recently changed first, without objects that controllers created. */
  readonly names: readonly string[];
}

interface Stored {
  readonly key: string;
  readonly object: ApiObject;
}

/**
 * Writes the most recently changed objects to a file beside the storage, each with the objects that controllers created
 * for it.
 *
 * @param stored all stored objects, least recently changed first
 * @param count how many objects to set aside, not counting those that controllers created
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

/**
 * Groups the stored objects by the object at the top of their controllers, which is the first of its group. The group
 * with the most recent change comes first.
 */
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
    // Objects that own each other have no root.
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

/** The manifest with which a user could recreate an object. */
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
