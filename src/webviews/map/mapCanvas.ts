import type { MapFrame, MapItem, MapLine } from "../../map/mapPage.ts";
import { ItemElement } from "./itemElement.ts";
import { Lights } from "./lights.ts";
import { nextItem } from "./nextItem.ts";
import { svg } from "./svg.ts";

/**
 * On a map with more items, they jump: the eye does not follow them among so many, and Chromium composes each item that
 * moves or fades, and all that lie above it, as layers of their own.
 */
const mostMoving = 200;

/** A line with what is drawn of it, so that only what has changed is touched. */
interface DrawnLine {
  readonly element: SVGPathElement;
  outline: string;
}

/** The drawing. Its elements stay the same from frame to frame; only what has changed is touched. */
export class MapCanvas {
  /** Has the listeners: Chromium takes an SVG element that listens for focus for one that the Tab key reaches. */
  readonly element = document.createElement("div");
  private readonly drawing = svg("svg", { role: "application" });
  private readonly itemLayer = svg("g");
  private readonly lineLayer = svg("g", { class: "lines", "aria-hidden": "true" });
  private readonly items = new Map<string, ItemElement>();
  private readonly lines = new Map<string, DrawnLine>();
  private readonly size = { width: 0, height: 0 };
  private readonly lights = new Lights((id) => this.items.get(id));
  private lineData: readonly MapLine[] = [];
  private order: readonly string[] = [];
  /** The item that the Tab key leads to. */
  private current: string | undefined;
  private readonly chosen: (item: MapItem, element: SVGElement) => void;

  /** @param chosen is called with an item that was clicked, or chosen by Enter */
  constructor(chosen: (item: MapItem, element: SVGElement) => void) {
    this.chosen = chosen;
    this.drawing.append(this.itemLayer, this.lineLayer, this.lights.element);
    this.element.append(this.drawing);
    this.element.addEventListener("click", ({ target }) => this.choose(this.itemAt(target)));
    this.element.addEventListener("keydown", (event) => this.keyPressed(event));
    this.element.addEventListener("focusin", ({ target }) => this.focused(this.itemAt(target)));
    this.element.addEventListener("pointerover", ({ target }) => this.emphasize(this.itemAt(target)));
  }

  show(frame: MapFrame): void {
    const { texts, order, items, fresh } = frame;
    if (this.drawing.ariaLabel !== texts.map) this.drawing.ariaLabel = texts.map;
    for (const side of ["width", "height"] as const)
      if (this.size[side] !== frame[side]) {
        this.size[side] = frame[side];
        this.drawing.setAttribute(side, String(frame[side]));
      }
    this.drawing.classList.toggle("crowded", order.length > mostMoving);
    for (const item of items) {
      const known = this.items.get(item.id);
      if (known) known.update(item);
      else this.items.set(item.id, new ItemElement(item));
    }
    this.arrange(order);
    this.lineData = frame.lines;
    this.drawLines();
    this.lights.show(fresh);
  }

  focus(id: string): void {
    this.items.get(id)?.focus();
  }

  /** Puts the elements in order. An element that is moved keeps its focus, and goes on moving. */
  private arrange(order: readonly string[]): void {
    const present = new Set(order);
    const focused = this.itemAt(document.activeElement)?.item.id;
    for (const [id, { element }] of this.items)
      if (!present.has(id)) {
        element.remove();
        this.items.delete(id);
      }
    let next: ChildNode | null = this.itemLayer.firstChild;
    for (const id of order) {
      const element = this.items.get(id)?.element;
      if (!element) continue;
      if (element === next) next = element.nextSibling;
      else if (element.isConnected) this.itemLayer.moveBefore(element, next);
      else this.itemLayer.insertBefore(element, next);
    }
    this.order = order;
    if (this.current === undefined || !present.has(this.current)) this.makeCurrent(order[0]);
    // What had the focus is gone: its neighbour takes it.
    if (focused !== undefined && !present.has(focused) && this.current !== undefined)
      this.focus(this.current);
  }

  private drawLines(): void {
    const present = new Set<string>();
    for (const { from, to, isReady } of this.lineData) {
      const [start, end] = [this.items.get(from), this.items.get(to)];
      if (!start || !end) continue;
      const key = `${from} ${to}`;
      present.add(key);
      const line = this.lines.get(key) ?? this.newLine(key);
      line.element.classList.toggle("waiting-line", !isReady);
      const { x, y } = start.anchor;
      const top = start.item.box.y;
      const { box } = end.item;
      const low = box.y + box.height;
      const across = end.anchor.x;
      const outline = `M${x} ${top}C${x} ${(top + low) / 2} ${across} ${(y + low) / 2} ${across} ${low}`;
      if (line.outline === outline) continue;
      line.outline = outline;
      line.element.setAttribute("d", outline);
    }
    for (const [key, line] of this.lines)
      if (!present.has(key)) {
        line.element.remove();
        this.lines.delete(key);
      }
  }

  private newLine(key: string): DrawnLine {
    const line = { element: svg("path", { class: "line" }), outline: "" };
    this.lines.set(key, line);
    this.lineLayer.append(line.element);
    return line;
  }

  private itemAt(target: EventTarget | null): ItemElement | undefined {
    const element = target instanceof Element ? target.closest<SVGElement>("[data-id]") : undefined;
    return this.items.get(element?.dataset["id"] ?? "");
  }

  private choose(found: ItemElement | undefined): void {
    if (!found) return;
    found.focus();
    if (found.item.actions.length > 0) this.chosen(found.item, found.element);
  }

  private keyPressed(event: KeyboardEvent): void {
    const from = this.itemAt(event.target);
    if (!from) return;
    if (event.key === "Enter" || event.key === " ") this.choose(from);
    else {
      const places = this.order.flatMap((id) => {
        const item = this.items.get(id);
        return item ? [{ id, ...item.anchor }] : [];
      });
      const next = nextItem(event.key, places, { id: from.item.id, ...from.anchor });
      if (next === undefined) return;
      this.focus(next);
    }
    event.preventDefault();
  }

  private focused(found: ItemElement | undefined): void {
    this.makeCurrent(found?.item.id);
    this.emphasize(found);
  }

  private makeCurrent(id: string | undefined): void {
    if (id === undefined || id === this.current) return;
    this.items.get(this.current ?? "")?.setTabStop(false);
    this.items.get(id)?.setTabStop(true);
    this.current = id;
  }

  /** Makes the lines of an item stand out. */
  private emphasize(found: ItemElement | undefined): void {
    const id = found?.item.id;
    for (const { from, to } of this.lineData)
      this.lines.get(`${from} ${to}`)?.element.classList.toggle("strong", from === id || to === id);
  }
}
