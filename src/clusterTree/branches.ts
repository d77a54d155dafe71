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

/** Puts the children of a branch after those of another; what both say, such as that a server does not answer, once. */
export function bothBranches(first: Branch, second: Branch): Branch {
  return {
    setShown: (isShown) => {
      first.setShown(isShown);
      second.setShown(isShown);
    },
    children: async () => {
      const [before, after] = await Promise.all([first.children(), second.children()]);
      const ids = new Set(before.map(({ id }) => id));
      return [...before, ...after.filter(({ id }) => !ids.has(id))];
    },
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
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
