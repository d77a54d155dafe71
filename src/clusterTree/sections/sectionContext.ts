import type { ClusterSource } from "../clusterSource.ts";
import type { ClusterElement } from "../elements.ts";

/** What a branch of objects needs of its tree. */
export interface SectionContext {
  readonly source: ClusterSource;
  /** The label filter of the tree. */
  readonly filter: string | undefined;
  readonly changed: (element: ClusterElement) => void;
}
