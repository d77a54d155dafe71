import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ClusterElement } from "./elements.ts";

/** The children of an expanded element, until it is collapsed. */
export interface Branch extends Disposable {
  /** Makes no requests while the tree is not visible. */
  setShown(isShown: boolean): void;
  children(): Promise<ClusterElement[]>;
}

/** Puts further elements before the children of a branch. */
export function branchAfter(
  before: () => readonly ClusterElement[] | Promise<readonly ClusterElement[]>,
  branch: Branch,
): Branch {
  let ended = false;
  return {
    setShown: (isShown) => branch.setShown(isShown),
    children: async () => {
      const [first, rest] = await Promise.all([before(), branch.children()]);
      return ended ? [] : [...first, ...rest];
    },
    dispose: () => {
      ended = true;
      branch.dispose();
    },
  };
}

/**
 * Puts the children of a branch of an element after those of another branch of it. Why children are missing is said once
 * if it holds for both, as when a server does not answer.
 */
export function bothBranches(first: Branch, second: Branch): Branch {
  return {
    setShown: (isShown) => {
      first.setShown(isShown);
      second.setShown(isShown);
    },
    children: async () => {
      const [before, after] = await Promise.all([first.children(), second.children()]);
      const ids = new Set(before.map(({ id }) => id));
      const said = new Set(before.map(reasonOf));
      const further = after.filter((child) => {
        const reason = reasonOf(child);
        return reason === undefined || !said.has(reason);
      });
      return [...before, ...further.map((child) => withOtherId(child, ids))];
    },
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
}

/** Why children are missing; undefined for a child. */
function reasonOf(element: ClusterElement): string | undefined {
  if (element.type === "error") return element.error.message;
  return element.type === "limit" ? element.type : undefined;
}

/** Each branch numbers its reasons from zero. */
function withOtherId(element: ClusterElement, ids: ReadonlySet<string>): ClusterElement {
  if (element.type !== "error") return element;
  let { id } = element;
  while (ids.has(id)) id += "/more";
  return { ...element, id };
}

/** The branches of the elements that are expanded. */
export class Branches implements Disposable {
  private readonly byId = new Map<string, Branch>();

  has({ id }: Identified): boolean {
    return this.byId.has(id);
  }

  /** Returns the branch of an element; creates it if there is none. */
  of({ id }: Identified, create: () => Branch): Branch {
    const known = this.byId.get(id);
    if (known) return known;
    const branch = create();
    this.byId.set(id, branch);
    return branch;
  }

  setShown(isShown: boolean): void {
    for (const branch of this.byId.values()) branch.setShown(isShown);
  }

  /** Ends the branch of an element, and those below it; false if it has none. */
  end({ id }: Identified): boolean {
    const hadBranch = this.byId.has(id);
    for (const [each, branch] of this.byId) {
      if (each !== id && !each.startsWith(`${id}/`)) continue;
      branch.dispose();
      this.byId.delete(each);
    }
    return hadBranch;
  }

  /** Ends all branches. */
  dispose(): void {
    for (const branch of this.byId.values()) branch.dispose();
    this.byId.clear();
  }
}

/** The id of an element begins with that of the element above it. */
interface Identified {
  readonly id: string;
}
