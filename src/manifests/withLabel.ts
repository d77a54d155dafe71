import { fieldOf, type OutlineNode } from "./outline/outlineNode.ts";
import { type YamlDocument, yamlFile } from "./yamlFile.ts";

/** A label to add to manifests. */
export interface LabelToAdd {
  readonly key: string;
  readonly value: string;
  /** Comment to add after the label, in block style only. */
  readonly comment?: string;
}

/** Replacement text for [start, end) of a document. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The paths to the metadata of an object and of its pod templates: https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates */
const labelled = [
  ["metadata"],
  ["spec", "template", "metadata"],
  ["spec", "jobTemplate", "metadata"],
  ["spec", "jobTemplate", "spec", "template", "metadata"],
];

/**
 * Adds a label to the metadata of every object in a manifest file and of its pod templates, but not to selectors, and
 * leaves all other text unchanged. Skips what cannot be changed by adding text, such as an alias.
 */
export function withLabel(text: string, label: LabelToAdd): string {
  const newLine = text.includes("\r\n") ? "\r\n" : "\n";
  const edits = yamlFile(text).documents.flatMap((document) =>
    new LabelWriter(document, label, newLine).edits().map(({ start, end, ...edit }) => ({
      ...edit,
      start: start + document.start,
      end: end + document.start,
    })),
  );
  const pieces: string[] = [];
  let at = 0;
  // Of two edits at the same place, the one found last is written first.
  for (const edit of edits.reverse().sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...pieces, text.slice(at)].join("");
}

class LabelWriter {
  private readonly text: string;
  private readonly root: OutlineNode;
  private readonly label: LabelToAdd;
  private readonly newLine: string;
  private readonly found: Edit[] = [];

  constructor({ text, outline }: YamlDocument, label: LabelToAdd, newLine: string) {
    this.text = text;
    this.root = outline.root;
    this.label = label;
    this.newLine = newLine;
  }

  /** Returns the edits of the document, with offsets in its text. */
  edits(): readonly Edit[] {
    for (const object of this.objects()) for (const path of labelled) this.labelAt(object, path);
    return this.found;
  }

  /** Returns the root nodes of the document's objects: its own root, or the items of a `List`. */
  private objects(): readonly OutlineNode[] {
    const kind = fieldOf(this.root, "kind")?.value;
    if (kind === undefined || !fieldOf(this.root, "apiVersion")) return [];
    const items = kind.endsWith("List") ? fieldOf(this.root, "items") : undefined;
    return items ? items.children : [this.root];
  }

  private labelAt(object: OutlineNode, path: readonly string[]): void {
    let above = object;
    for (const name of path.slice(0, -1)) {
      const below = fieldOf(above, name);
      if (!below) return;
      above = below;
    }
    const metadata = fieldOf(above, "metadata");
    if (!metadata) this.addMetadata(above);
    else this.addLabels(metadata);
  }

  private addMetadata(above: OutlineNode): void {
    const { key, value } = this.quoted;
    if (this.isFlow(above)) this.insertInFlow(above, `"metadata": {"labels": {${key}: ${value}}}`);
    else if (!this.isScalar(above) && above.children.length > 0)
      this.insertLines(above, ["metadata:", "  labels:", `    ${this.line}`], "kind");
  }

  private addLabels(metadata: OutlineNode): void {
    const { key, value } = this.quoted;
    const labels = fieldOf(metadata, "labels");
    if (labels) this.addTo(labels);
    else if (this.isFlow(metadata)) this.insertInFlow(metadata, `"labels": {${key}: ${value}}`);
    else if (!this.isScalar(metadata)) this.insertLines(metadata, ["labels:", `  ${this.line}`], "name");
  }

  private addTo(labels: OutlineNode): void {
    const { key, value } = this.quoted;
    const there = fieldOf(labels, this.label.key);
    if (there?.value === this.label.value) return;
    if (there?.valueStart !== undefined && there.valueEnd !== undefined)
      this.found.push({ start: there.valueStart, end: there.valueEnd, text: value });
    else if (there) return;
    else if (this.isFlow(labels)) this.insertInFlow(labels, `${key}: ${value}`);
    else if (/^(?:null|~)$/.test(labels.value ?? ""))
      this.found.push({
        start: labels.valueStart ?? labels.keyEnd,
        end: labels.valueEnd ?? labels.keyEnd,
        text: `{${key}: ${value}}`,
      });
    else if (!this.isScalar(labels)) this.insertLines(labels, [this.line], undefined);
  }

  /**
   * Inserts lines into a block: after the field `after`, or after the last field if `after` is undefined, provided that
   * the field ends on a line of its own; otherwise after the block's own line.
   */
  private insertLines(block: OutlineNode, lines: readonly string[], after: string | undefined): void {
    const { children } = block;
    const first = children[0];
    const column = first ? this.columnOf(first) : this.columnOf(block) + 2;
    const neighbour = after === undefined ? children.at(-1) : fieldOf(block, after);
    const isAfter = neighbour?.valueEnd !== undefined && neighbour.children.length === 0;
    const isRoot = block.parent === undefined;
    const from =
      (isAfter ? neighbour.valueEnd : isRoot ? undefined : block.keyEnd) ??
      this.startOfLine(first?.keyStart ?? 0) - 1;
    // An item's first field follows its dash on the same line.
    const dashed = !isAfter && typeof block.key === "number" ? first?.valueEnd : undefined;
    const end = this.endOfLine(Math.max(dashed ?? from, 0));
    const written = lines.map((line) => " ".repeat(column) + line).join(this.newLine);
    if (from < 0) this.found.push({ start: 0, end: 0, text: written + this.newLine });
    else if (end < this.text.length)
      this.found.push({ start: end + 1, end: end + 1, text: written + this.newLine });
    else this.found.push({ start: end, end, text: this.newLine + written });
  }

  private insertInFlow(node: OutlineNode, entry: string): void {
    const at = (node.valueStart ?? 0) + 1;
    const isEmpty = node.children.length === 0;
    this.found.push({ start: at, end: at, text: isEmpty ? entry : `${entry}, ` });
  }

  private isFlow(node: OutlineNode): boolean {
    return node.value === undefined && node.valueStart !== undefined && this.text[node.valueStart] === "{";
  }

  /** Whether the value is neither a block of fields nor empty. */
  private isScalar(node: OutlineNode): boolean {
    return node.valueStart !== undefined;
  }

  private get line(): string {
    const { key, value, comment } = this.label;
    return `${key}: ${value}${comment === undefined ? "" : ` # ${comment}`}`;
  }

  private get quoted(): { readonly key: string; readonly value: string } {
    return { key: JSON.stringify(this.label.key), value: JSON.stringify(this.label.value) };
  }

  private columnOf(node: OutlineNode): number {
    return node.parent ? node.keyStart - this.startOfLine(node.keyStart) : -2;
  }

  private startOfLine(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  private endOfLine(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end;
  }
}
