/** What the tree shows; a part that is undefined leaves nothing out. */
export interface TreeFilter {
  /** Which pods and workloads to show, in the syntax of `kubectl get -l`. */
  readonly labels?: string | undefined;
  /** The only namespace whose objects are shown. */
  readonly namespace?: string | undefined;
  /** What the names of objects have to contain, in upper or lower case. */
  readonly text?: string | undefined;
}

/** The part of a filter that the server applies. */
export type ListFilter = Omit<TreeFilter, "text">;

/** Whether a filter leaves something out. */
export function isFiltering({ labels, namespace, text }: TreeFilter): boolean {
  return labels !== undefined || namespace !== undefined || text !== undefined;
}
