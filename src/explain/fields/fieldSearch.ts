import type { ListedKind } from "./listedKind.ts";

/** A kind, or a field of it. */
export interface FieldTarget {
  readonly kind: Pick<ListedKind, "apiVersion" | "kind" | "isRemote">;
  /** The names on the way to the field, as `kubectl explain` takes them; none for the kind itself. */
  readonly names: readonly string[];
}

/** The most that is found. */
const mostFound = 60;

interface Indexed {
  readonly path: string;
  readonly lower: string;
  readonly depth: number;
}

interface Ranked {
  readonly target: FieldTarget;
  readonly rank: number;
  readonly depth: number;
  readonly length: number;
}

/** Finds kinds and fields by what people type: a name, a part of it, or a path such as `deploy.spec.strategy`. */
export class FieldSearch {
  private readonly indexes = new Map<string, Promise<readonly Indexed[]>>();
  private readonly pathsOf: (kind: ListedKind) => Promise<readonly string[]>;

  /** @param pathsOf returns the paths of all fields of a kind */
  constructor(pathsOf: (kind: ListedKind) => Promise<readonly string[]>) {
    this.pathsOf = pathsOf;
  }

  /** Returns what fits the text best, best first. */
  async find(text: string, kinds: readonly ListedKind[]): Promise<readonly FieldTarget[]> {
    const query = text.trim().toLowerCase();
    if (query === "") return [];
    const head = /^[^.\s]+/.exec(query)?.[0] ?? "";
    const rest = query.length > head.length ? query.slice(head.length + 1).trim() : undefined;
    const named = kinds.filter(({ kind, names }) => kind.toLowerCase() === head || names.includes(head));
    const found: Ranked[] = [];
    if (named.length > 0 && rest !== undefined) {
      for (const kind of named) found.push(...(await this.fieldsOf(kind, rest)));
      // The words may also be a path that begins with what is a kind's name, too.
      if (found.length > 0) return best(found);
    }
    for (const kind of kinds) {
      const rank = Math.min(...[kind.kind.toLowerCase(), ...kind.names].map((name) => rankOf(name, query)));
      if (Number.isFinite(rank))
        found.push({ target: { kind, names: [] }, rank, depth: 0, length: kind.kind.length });
      if (!kind.isRemote) found.push(...(await this.fieldsOf(kind, query)));
    }
    return best(found);
  }

  private async fieldsOf(kind: ListedKind, query: string): Promise<Ranked[]> {
    const found: Ranked[] = [];
    for (const { path, lower, depth } of await this.index(kind)) {
      const rank = query === "" ? depth : rankOf(lower, query);
      if (Number.isFinite(rank))
        found.push({ target: { kind, names: path.split(".") }, rank, depth, length: path.length });
    }
    return found;
  }

  private index(kind: ListedKind): Promise<readonly Indexed[]> {
    const key = `${kind.apiVersion} ${kind.kind}`;
    const known = this.indexes.get(key);
    if (known) return known;
    const index = this.pathsOf(kind).then((paths) =>
      paths.map((path) => ({ path, lower: path.toLowerCase(), depth: path.split(".").length })),
    );
    index.catch(() => this.indexes.delete(key));
    this.indexes.set(key, index);
    return index;
  }
}

function best(found: Ranked[]): readonly FieldTarget[] {
  return found
    .sort((a, b) => a.rank - b.rank || a.depth - b.depth || a.length - b.length)
    .slice(0, mostFound)
    .map(({ target }) => target);
}

/** Ranks a path by how it has what was typed; the lower, the better. Infinity where it does not have it. */
function rankOf(path: string, query: string): number {
  if (path === query) return 0;
  if (path.endsWith(`.${query}`)) return 1;
  const last = path.slice(path.lastIndexOf(".") + 1);
  if (last.startsWith(query)) return 2;
  if (path.startsWith(query) || path.includes(`.${query}`)) return 3;
  if (last.includes(query)) return 4;
  if (path.includes(query)) return 5;
  return hasInOrder(path, query) ? 6 : Infinity;
}

/** Whether a text has all characters of another one in order, as VS Code's own search has it. */
function hasInOrder(text: string, query: string): boolean {
  let at = 0;
  for (const character of query) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
