/** What the tree shows; a part that is undefined leaves nothing out. */
export interface TreeFilter {
  /** Which pods and workloads to show, in the syntax of `kubectl get -l`. */
  readonly labels?: string | undefined;
  /** The only namespace whose objects are shown. */
  readonly namespace?: string | undefined;
  /** What the names of objects have to contain, in upper or lower case. */
  readonly text?: string | undefined;
  /** Whether only what isn't as it should be is shown, below a group for each of nodes, workloads, and pods. */
  readonly onlyProblems?: boolean | undefined;
}

/** The part of a filter that the server applies. */
export type ListFilter = Omit<TreeFilter, "text" | "onlyProblems">;

/** Whether a filter leaves something out. */
export function isFiltering({ labels, namespace, text, onlyProblems = false }: TreeFilter): boolean {
  return labels !== undefined || namespace !== undefined || text !== undefined || onlyProblems;
}
