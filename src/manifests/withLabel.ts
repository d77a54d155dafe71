import { documentSlices } from "./documentSlices.ts";
import { endOfLine } from "./lines.ts";
import { outline } from "./outline.ts";
import type { OutlineNode } from "./outlineNode.ts";

/** A label to write into manifests. */
export interface LabelToAdd {
  readonly key: string;
  readonly value: string;
  /** Stands behind it as a comment, where the manifest is written in lines. */
  readonly comment?: string;
}

/** Text to write at [start, end) of a document. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the labels of an object and of the pods that it makes are: https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates */
const labelled = [
  ["metadata"],
  ["spec", "template", "metadata"],
  ["spec", "jobTemplate", "metadata"],
  ["spec", "jobTemplate", "spec", "template", "metadata"],
];

/**
 * Writes a label into the metadata of every object of a manifest file and of their pod templates, and leaves all else
 * as it is written. Selectors do not get it. What cannot be changed by adding text, such as an alias, is left alone.
 */
export function withLabel(text: string, label: LabelToAdd): string {
  const newLine = text.includes("\r\n") ? "\r\n" : "\n";
  let result = text;
  for (const { text: document, start } of documentSlices(text).reverse()) {
    const changed = new LabelWriter(document, label, newLine).write();
    result = result.slice(0, start) + changed + result.slice(start + document.length);
  }
  return result;
}

class LabelWriter {
  private readonly text: string;
  private readonly label: LabelToAdd;
  private readonly newLine: string;
  private readonly nodes: readonly OutlineNode[];
  private readonly edits: Edit[] = [];

  constructor(text: string, label: LabelToAdd, newLine: string) {
    this.text = text;
    this.label = label;
    this.newLine = newLine;
    this.nodes = outline(text);
  }

  write(): string {
    for (const root of this.objects()) for (const path of labelled) this.labelAt(root, path);
    let result = this.text;
    for (const { start, end, text } of this.edits.sort((a, b) => b.start - a.start))
      result = result.slice(0, start) + text + result.slice(end);
    return result;
  }

  /** What the objects of the document lie below: its root, or the items of a `List`. */
  private objects(): (OutlineNode | undefined)[] {
    const kind = this.child(undefined, "kind")?.value;
    if (kind === undefined || !this.child(undefined, "apiVersion")) return [];
    const items = kind.endsWith("List") ? this.child(undefined, "items") : undefined;
    return items ? this.children(items) : [undefined];
  }

  private labelAt(root: OutlineNode | undefined, path: readonly string[]): void {
    let above = root;
    for (const name of path.slice(0, -1)) {
      above = this.child(above, name);
      if (!above) return;
    }
    const metadata = this.child(above, "metadata");
    if (!metadata) this.addMetadata(above);
    else this.addLabels(metadata);
  }

  private addMetadata(above: OutlineNode | undefined): void {
    const { key, value } = this.quoted;
    if (this.isFlow(above)) this.insertInFlow(above, `"metadata": {"labels": {${key}: ${value}}}`);
    else if (!this.isScalar(above) && this.children(above).length > 0)
      this.insertLines(above, ["metadata:", "  labels:", `    ${this.line}`], "kind");
  }

  private addLabels(metadata: OutlineNode): void {
    const { key, value } = this.quoted;
    const labels = this.child(metadata, "labels");
    if (labels) this.addTo(labels);
    else if (this.isFlow(metadata)) this.insertInFlow(metadata, `"labels": {${key}: ${value}}`);
    else if (!this.isScalar(metadata)) this.insertLines(metadata, ["labels:", `  ${this.line}`], "name");
  }

  private addTo(labels: OutlineNode): void {
    const { key, value } = this.quoted;
    const there = this.child(labels, this.label.key);
    if (there?.value === this.label.value) return;
    if (there?.valueStart !== undefined && there.valueEnd !== undefined)
      this.edits.push({ start: there.valueStart, end: there.valueEnd, text: value });
    else if (there) return;
    else if (this.isFlow(labels)) this.insertInFlow(labels, `${key}: ${value}`);
    else if (/^(?:null|~)$/.test(labels.value ?? ""))
      this.edits.push({
        start: labels.valueStart ?? labels.keyEnd,
        end: labels.valueEnd ?? labels.keyEnd,
        text: `{${key}: ${value}}`,
      });
    else if (!this.isScalar(labels)) this.insertLines(labels, [this.line], undefined);
  }

  /**
   * Inserts lines into a block: behind the field `after`, without one behind the last, where those end on a line of
   * their own; else behind the block's own line.
   */
  private insertLines(
    block: OutlineNode | undefined,
    lines: readonly string[],
    after: string | undefined,
  ): void {
    const children = this.children(block);
    const first = children[0];
    const column = first ? this.columnOf(first) : this.columnOf(block) + 2;
    const neighbour = after === undefined ? children.at(-1) : this.child(block, after);
    const isAfter = neighbour?.valueEnd !== undefined && this.children(neighbour).length === 0;
    const from = (isAfter ? neighbour.valueEnd : block?.keyEnd) ?? this.startOfLine(first?.keyStart ?? 0) - 1;
    // An item's first field stands behind its dash: there is no line between the two.
    const dashed = !isAfter && typeof block?.key === "number" ? first?.valueEnd : undefined;
    const end = endOfLine(this.text, Math.max(dashed ?? from, 0));
    const written = lines.map((line) => " ".repeat(column) + line).join(this.newLine);
    if (from < 0) this.edits.push({ start: 0, end: 0, text: written + this.newLine });
    else if (end < this.text.length)
      this.edits.push({ start: end + 1, end: end + 1, text: written + this.newLine });
    else this.edits.push({ start: end, end, text: this.newLine + written });
  }

  private insertInFlow(node: OutlineNode | undefined, entry: string): void {
    const at = (node ? (node.valueStart ?? 0) : this.text.indexOf("{")) + 1;
    const isEmpty = this.children(node).length === 0;
    this.edits.push({ start: at, end: at, text: isEmpty ? entry : `${entry}, ` });
  }

  private isFlow(node: OutlineNode | undefined): boolean {
    if (!node) return /^(?:[ \t\r]*(?:#.*)?\n)*[ \t]*\{/.test(this.text);
    return node.value === undefined && node.valueStart !== undefined && this.text[node.valueStart] === "{";
  }

  /** Whether the value is anything but a block of fields, or nothing. */
  private isScalar(node: OutlineNode | undefined): boolean {
    return node?.valueStart !== undefined;
  }

  private get line(): string {
    const { key, value, comment } = this.label;
    return `${key}: ${value}${comment === undefined ? "" : ` # ${comment}`}`;
  }

  private get quoted(): { readonly key: string; readonly value: string } {
    return { key: JSON.stringify(this.label.key), value: JSON.stringify(this.label.value) };
  }

  private child(parent: OutlineNode | undefined, name: string): OutlineNode | undefined {
    return this.nodes.find((node) => node.parent === parent && node.key === name);
  }

  private children(parent: OutlineNode | undefined): OutlineNode[] {
    return this.nodes.filter((node) => node.parent === parent);
  }

  private columnOf(node: OutlineNode | undefined): number {
    return node ? node.keyStart - this.startOfLine(node.keyStart) : -2;
  }

  private startOfLine(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf("\n", offset - 1) + 1;
  }
}
