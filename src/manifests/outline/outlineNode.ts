/**
 * One field or list item of a manifest, as far as it can be read. Offsets are in the document's text; a
 * field's key lies at [keyStart, keyEnd), an item's at its dash.
 */
export class OutlineNode {
  readonly key: string | number;
  /** Undefined at the root, which stands for the document and has no key. */
  readonly parent: OutlineNode | undefined;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Absent where the value is a block of further nodes or not there (yet). */
  valueStart: number | undefined = undefined;
  valueEnd: number | undefined = undefined;
  /** The scalar's text, unquoted; for block scalars and collections absent. */
  value: string | undefined = undefined;
  /** Whether it, and with it what is in it, may as well belong elsewhere, so that nothing is said of it. */
  isUncertain = false;
  /** How many list items were found below this node. */
  items = 0;
  private below: OutlineNode[] | undefined = undefined;

  constructor(key: string | number, parent: OutlineNode | undefined, keyStart: number, keyEnd: number) {
    this.key = key;
    this.parent = parent;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
  }

  /** In the order of the text. */
  get children(): readonly OutlineNode[] {
    return this.below ?? none;
  }

  addField(name: string, keyStart: number, keyEnd: number): OutlineNode {
    return this.add(name, keyStart, keyEnd);
  }

  addItem(keyStart: number, keyEnd: number): OutlineNode {
    return this.add(this.items++, keyStart, keyEnd);
  }

  /** Takes back what was added since there were so many children and items. */
  keepOnly(children: number, items: number): void {
    if (this.below) this.below.length = children;
    this.items = items;
  }

  private add(key: string | number, keyStart: number, keyEnd: number): OutlineNode {
    const child = new OutlineNode(key, this, keyStart, keyEnd);
    // Most nodes have no children: those of a large file would take half of its memory for empty lists.
    if (this.below) this.below.push(child);
    else this.below = [child];
    return child;
  }
}

const none: readonly OutlineNode[] = [];

/** The field of a node; of a name that is there twice, the first. */
export function fieldOf(node: OutlineNode, name: string): OutlineNode | undefined {
  return node.children.find(({ key }) => key === name);
}

/** The item of a list with an index. */
export function itemOf(node: OutlineNode, index: number): OutlineNode | undefined {
  const there = node.children[index];
  return there?.key === index ? there : node.children.find(({ key }) => key === index);
}

/** From the outermost node below the root to `node`. */
export function chainTo(node: OutlineNode): OutlineNode[] {
  const chain: OutlineNode[] = [];
  for (let at = node; at.parent; at = at.parent) chain.push(at);
  return chain.reverse();
}
