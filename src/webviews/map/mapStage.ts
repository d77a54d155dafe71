import type { MapFrame } from "../../map/mapPage.ts";
import { ItemMenu } from "./itemMenu.ts";
import { MapCanvas } from "./mapCanvas.ts";
import "./mapStage.css";
import type { Send } from "./send.ts";

const menuWidth = 220;

/** The drawing with the menu beside its items: what all pages with a map share. It tells how wide it is. */
export class MapStage {
  readonly element = document.createElement("div");
  private readonly send: Send;
  private readonly menu: ItemMenu;
  private readonly canvas: MapCanvas;
  private frame: MapFrame | undefined;
  private isTold = false;

  constructor(send: Send) {
    this.send = send;
    this.menu = new ItemMenu(send);
    this.canvas = new MapCanvas((item, element) => {
      if (!this.frame) return;
      const [of, within] = [element.getBoundingClientRect(), this.element.getBoundingClientRect()];
      const at = {
        x: Math.min(of.left - within.left + 20, Math.max(0, within.width - menuWidth)),
        y: of.top - within.top + Math.min(of.height, 40),
      };
      this.menu.open(item, this.frame.texts, at, () => this.canvas.focus(item.id));
    });
    this.element.className = "stage";
    this.element.append(this.canvas.element, this.menu.element);
    // Without a frame the stage is empty, but has its width already.
    new ResizeObserver(() => this.measure()).observe(this.element);
  }

  /** Shows a frame, or says that there is none. */
  show(frame: MapFrame | undefined): void {
    this.frame = frame;
    if (frame) this.canvas.show(frame);
  }

  private measure(): void {
    const width = this.element.clientWidth;
    if (width === 0 || width === this.frame?.width) return;
    this.send({ type: this.isTold ? "resized" : "ready", width });
    this.isTold = true;
  }
}
