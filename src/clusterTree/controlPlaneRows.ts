import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { isEksEndpoint } from "@kubernetes-workshop/kubernetes/resources/eksEndpoint";
import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ControlPlaneElement } from "./elements.ts";

/** The parts of the tree that the rows need. */
export interface ControlPlaneRowsContext {
  readonly parent: ControlPlaneElement;
  readonly source: ClusterSource;
  /** Called when the rows have been read again. */
  readonly changed: () => void;
  readonly startTimer: StartTimer;
  /** Whether the rows are visible. */
  readonly isShown: boolean;
}

/**
 * The rows of the control plane. They are read once, so that redrawing the tree sends no requests. Expanding the group
 * again reads them again, and so does a timer with increasing back-off while a row is not ready or could not be read: a
 * component may be unhealthy for weeks, in a cluster that many people look at. Hidden rows are not read.
 */
export class ControlPlaneRows implements Disposable {
  private rows: Promise<ClusterElement[]>;
  private readonly backoff = new Backoff({ initialMs: 2000, maxMs: 60_000 });
  private stopTimer: (() => void) | undefined;
  private ended = false;
  /** Whether the back-off ran out while the rows were hidden. */
  private isDue = false;
  private shown: boolean;
  private readonly context: ControlPlaneRowsContext;

  constructor(context: ControlPlaneRowsContext) {
    this.context = context;
    this.shown = context.isShown;
    this.rows = this.read();
  }

  /** Sets whether the rows are visible. */
  setShown(isShown: boolean): void {
    this.shown = isShown;
    if (isShown && this.isDue) void this.readAgain();
  }

  async children(): Promise<ClusterElement[]> {
    const known = await this.rows;
    return this.ended ? [] : known;
  }

  dispose(): void {
    this.ended = true;
    this.stopTimer?.();
  }

  private async read(): Promise<ClusterElement[]> {
    const { parent, source, startTimer } = this.context;
    const rows = await readRows(parent, source);
    if (!this.ended && rows.some(isNotReady))
      this.stopTimer = startTimer(() => void this.readAgain(), this.backoff.next());
    return rows;
  }

  /** Keeps the previous rows until the new ones arrive. */
  private async readAgain(): Promise<void> {
    this.isDue = !this.shown;
    if (this.isDue) return;
    const rows = await this.read();
    if (this.ended) return;
    this.rows = Promise.resolve(rows);
    this.context.changed();
  }
}

function isNotReady(row: ClusterElement): boolean {
  if (row.type === "readiness") return !row.readiness.isReady;
  return row.type === "error" || (row.type === "component" && row.summary.status.severity !== "ok");
}

async function readRows(parent: ControlPlaneElement, source: ClusterSource): Promise<ClusterElement[]> {
  const { server } = source;
  const id = (name: string): string => `${parent.id}/${name}`;
  const rows: ClusterElement[] = [{ type: "apiEndpoint", id: id("apiEndpoint"), parent, server }];
  if (isEksEndpoint(server)) rows.push({ type: "managed", id: id("managed"), parent });
  try {
    const { components, readiness } = await source.controlPlane();
    for (const { role, pod } of components)
      rows.push({ type: "component", id: id(pod.uid), parent, role, summary: pod });
    if (readiness) rows.push({ type: "readiness", id: id("readiness"), parent, readiness });
  } catch (thrown) {
    rows.push({ type: "error", id: id("error"), parent, error: asError(thrown) });
  }
  return rows;
}
