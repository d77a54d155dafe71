import type { MapItem, MapShape } from "../../map/mapPage.ts";
import { outlineOf } from "./outlines.ts";
import { severityMarks } from "./severityMarks.ts";
import { svg } from "./svg.ts";

/** Shapes with their title at the upper left, and other items inside. */
const frames: readonly MapShape[] = ["controlPlane", "waiting", "node"];

const markSize = 12;

/** The element of one item, which stays the same as the item changes. */
export class ItemElement {
  readonly element = svg("g", { class: "item" });
  /** What has the focus and the accessible name. What is written is beside it, since it may be a shortened name. */
  private readonly target = svg("g", { class: "target", tabindex: "-1" });
  private readonly outline = svg("path", { class: "outline" });
  private readonly mark = svg("path", { class: "mark" });
  private readonly title = svg("text", { class: "title", "aria-hidden": "true" });
  private readonly note = svg("text", { class: "note", "aria-hidden": "true" });
  private readonly tooltip = svg("title");
  private shown: MapItem;

  constructor(item: MapItem) {
    this.shown = item;
    this.element.dataset["id"] = item.id;
    this.target.append(this.tooltip, this.outline);
    this.element.append(this.target);
    this.draw(item);
  }

  get item(): MapItem {
    return this.shown;
  }

  focus(): void {
    this.target.focus();
  }

  /** Says whether the Tab key leads to the item. */
  setTabStop(isTabStop: boolean): void {
    this.target.setAttribute("tabindex", isTabStop ? "0" : "-1");
  }

  update(item: MapItem): void {
    const before = this.shown;
    this.shown = item;
    if (looksSame(before, item)) this.moveTo(item.box);
    else this.draw(item);
  }

  /** The point that lines and the keyboard go by: the title of a frame, the middle of anything else. */
  get anchor(): { readonly x: number; readonly y: number } {
    const { shape, box } = this.shown;
    if (frames.includes(shape)) return { x: box.x + 24, y: box.y + 15 };
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  private draw({ shape, box, title, note, spoken, severity, isDimmed, actions }: MapItem): void {
    const { element, target } = this;
    element.setAttribute(
      "class",
      [
        "item",
        shape,
        severity ?? "",
        isDimmed ? "dimmed" : "",
        element.classList.contains("lit") ? "lit" : "",
      ]
        .filter((name) => name !== "")
        .join(" "),
    );
    this.moveTo(box);
    target.setAttribute("role", actions.length > 0 ? "button" : "img");
    if (actions.length > 0) target.setAttribute("aria-haspopup", "menu");
    target.setAttribute("aria-label", spoken);
    this.tooltip.textContent = spoken;
    this.outline.setAttribute("d", outlineOf(shape, box.width, box.height));
    this.title.textContent = title;
    this.note.textContent = note;
    this.mark.setAttribute("d", severity ? severityMarks[severity] : "");
    // A small pod has no words: empty elements would cost a large map much.
    for (const [part, isShown] of [
      [this.mark, severity !== undefined],
      [this.title, title !== ""],
      [this.note, note !== ""],
    ] as const)
      if (isShown) element.append(part);
      else part.remove();
    // The kubelet has the upper right corner of its node.
    if (frames.includes(shape))
      this.placeInFrame(shape === "node" ? box.width - 74 : box.width, severity !== undefined);
    else this.placeInside(shape, box.width, box.height, severity !== undefined, note !== "");
  }

  private moveTo({ x, y }: MapItem["box"]): void {
    this.element.style.transform = `translate(${x}px, ${y}px)`;
  }

  private placeInFrame(width: number, isMarked: boolean): void {
    move(this.mark, 10, 9);
    place(this.title, isMarked ? 28 : 12, 20, "start");
    place(this.note, width - 12, 20, "end");
  }

  private placeInside(
    shape: MapShape,
    width: number,
    height: number,
    isMarked: boolean,
    hasNote: boolean,
  ): void {
    const middle = height / 2;
    const isBare = this.title.textContent === "";
    const left = shape === "service" ? height - 2 : shape === "apiServer" ? 16 : 10;
    move(this.mark, isBare ? (width - markSize) / 2 : left, middle - markSize / 2);
    const x = isMarked ? left + markSize + 6 : left;
    const drop = shape === "etcd" ? 3 : 0;
    place(this.title, x, (hasNote ? middle - 3 : middle + 4) + drop, "start");
    place(this.note, x, middle + 12 + drop, "start");
  }
}

/** Whether two states of an item differ in nothing but their place: the case of most items while pods come and go. */
function looksSame(one: MapItem, other: MapItem): boolean {
  const look = ({ box, ...rest }: MapItem): string => JSON.stringify([box.width, box.height, rest]);
  return look(one) === look(other);
}

function move(element: SVGElement, x: number, y: number): void {
  element.style.transform = `translate(${x}px, ${y}px)`;
}

function place(text: SVGTextElement, x: number, y: number, anchor: "start" | "end"): void {
  text.setAttribute("x", String(x));
  text.setAttribute("y", String(y));
  text.setAttribute("text-anchor", anchor);
}
