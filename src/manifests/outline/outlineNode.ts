/**
 * A field or list item of a manifest, as far as it can be read. Offsets are in the document's text. A field's key is at
 * [keyStart, keyEnd); an item's key is its dash.
 */
export class OutlineNode {
  readonly key: string | number;
  /** Undefined at the root, which represents the document and has no key. */
  readonly parent: OutlineNode | undefined;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Undefined if the value is a block of further nodes or is missing. */
  valueStart: number | undefined = undefined;
  valueEnd: number | undefined = undefined;
  /** The unquoted text of a scalar; undefined for block scalars and collections. */
  value: string | undefined = undefined;
  /** Whether the node, with its children, may belong elsewhere, so no problems should be reported in it. */
  isUncertain = false;
  /** The number of list items below this node. */
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

  /** Removes the latest children and items beyond these numbers. */
  keepOnly(children: number, items: number): void {
    if (this.below) this.below.length = children;
    this.items = items;
  }

  private add(key: string | number, keyStart: number, keyEnd: number): OutlineNode {
    const child = new OutlineNode(key, this, keyStart, keyEnd);
    // Most nodes have no children: empty lists would take half of the memory of a large file.
    if (this.below) this.below.push(child);
    else this.below = [child];
    return child;
  }
}

const none: readonly OutlineNode[] = [];

/** Returns the field with a name; the first one if there are several. */
export function fieldOf(node: OutlineNode, name: string): OutlineNode | undefined {
  return node.children.find(({ key }) => key === name);
}

/** Returns the list item with an index. */
export function itemOf(node: OutlineNode, index: number): OutlineNode | undefined {
  const there = node.children[index];
  return there?.key === index ? there : node.children.find(({ key }) => key === index);
}

/** Returns the nodes from the outermost one below the root to `node`. */
export function chainTo(node: OutlineNode): OutlineNode[] {
  const chain: OutlineNode[] = [];
  for (let at = node; at.parent; at = at.parent) chain.push(at);
  return chain.reverse();
}
