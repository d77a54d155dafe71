import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ClusterElement } from "./elements.ts";

/** Rows that stay although their name does not contain the text: what holds objects, and what pods consist of. */
const exempt: ReadonlySet<ClusterElement["type"]> = new Set([
  "node",
  "component",
  "container",
  "namespace",
  "lastLog",
]);

/**
 * Leaves out the rows of objects whose name does not contain a text. An object stays if one above it has such a name,
 * or one of those below it that are held already: nothing is read for it.
 */
export class NameFilter implements Disposable {
  private readonly hidings = new Emitter<void>();
  /** Fires when {@link hiddenCount} has changed. */
  readonly onDidHide = this.hidings.event;
  private wanted: string | undefined;
  /** What was last shown or hidden below each element, by the element's id. */
  private readonly held = new Map<string, readonly ClusterElement[]>();
  private readonly hidden = new Map<string, number>();

  private counted = 0;

  /** How many rows were left out when they were last counted; those below collapsed elements are not known. */
  get hiddenCount(): number {
    return this.counted;
  }

  /** @param elsewhere how many rows of other kinds are left out */
  count(elsewhere: number): void {
    let sum = elsewhere;
    for (const count of this.hidden.values()) sum += count;
    if (sum === this.counted) return;
    this.counted = sum;
    this.hidings.fire();
  }

  /** The text to look for; undefined to leave nothing out. */
  set text(text: string | undefined) {
    this.wanted = text?.toLowerCase();
    this.hidden.clear();
  }

  /** Whether a name contains the text. */
  hasText(name: string): boolean {
    return this.wanted === undefined || name.toLowerCase().includes(this.wanted);
  }

  /**
   * Returns those of the children of an element that are shown.
   *
   * @param gone called with each that is not
   */
  shownOf(
    parent: ClusterElement,
    children: readonly ClusterElement[],
    gone: (child: ClusterElement) => void,
  ): ClusterElement[] {
    this.held.set(parent.id, children);
    const isWhole = this.wanted === undefined || this.isBelowMatch(parent);
    const shown = children.filter((child) => isWhole || this.matches(child));
    this.hidden.delete(parent.id);
    if (shown.length === children.length) return shown;
    this.hidden.set(parent.id, children.length - shown.length);
    const kept = new Set(shown);
    for (const child of children) if (!kept.has(child)) gone(child);
    return shown;
  }

  /** Forgets what is below an element that was collapsed. */
  forget({ id }: ClusterElement): void {
    for (const known of this.held.keys())
      if (known === id || known.startsWith(`${id}/`)) {
        this.held.delete(known);
        this.hidden.delete(known);
      }
  }

  /** Forgets everything, because other objects are asked for. */
  clear(): void {
    this.held.clear();
    this.hidden.clear();
  }

  dispose(): void {
    this.hidings.dispose();
  }

  private matches(element: ClusterElement): boolean {
    const name = filteredName(element);
    return name === undefined || this.hasText(name) || this.hasMatchBelow(element);
  }

  private hasMatchBelow({ id }: ClusterElement): boolean {
    return (this.held.get(id) ?? []).some(
      (child) => filteredName(child) !== undefined && this.matches(child),
    );
  }

  private isBelowMatch(element: ClusterElement): boolean {
    const name = filteredName(element);
    if (name !== undefined && this.hasText(name)) return true;
    return "parent" in element && element.parent !== undefined && this.isBelowMatch(element.parent);
  }
}

/** The name by which a row is shown or hidden; undefined for a row that always stays. */
function filteredName(element: ClusterElement): string | undefined {
  return "summary" in element && !exempt.has(element.type) ? element.summary.name : undefined;
}
