import type { MapHappening } from "../../map/mapPage.ts";
import { isMotionReduced } from "./isMotionReduced.ts";
import { svg } from "./svg.ts";

interface Lit {
  readonly element: SVGElement;
  readonly anchor: { readonly x: number; readonly y: number };
}

const stepMs = 320;
const litMs = 1400;
/** With more than this to show, each takes less time, so that the lights do not lag behind. */
const calmQueue = 12;

/**
 * Lights up the items of happenings in the order in which they happened, with a spark that runs from one to the next;
 * without movement if that is what the user wants.
 */
export class Lights {
  readonly element = svg("circle", { class: "spark", r: "5", "aria-hidden": "true" });
  private readonly queue: string[][] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ends = new Map<SVGElement, ReturnType<typeof setTimeout>>();
  private readonly find: (id: string) => Lit | undefined;

  constructor(find: (id: string) => Lit | undefined) {
    this.find = find;
  }

  show(happenings: readonly MapHappening[]): void {
    for (const { path } of happenings) if (path.length > 0) this.queue.push([...path]);
    this.timer ??= setTimeout(() => this.step(), 0);
  }

  private step(): void {
    this.timer = undefined;
    const path = this.queue[0];
    if (!path) {
      this.element.classList.remove("running");
      return;
    }
    const id = path.shift();
    if (path.length === 0) this.queue.shift();
    const lit = id === undefined ? undefined : this.find(id);
    if (lit) this.light(lit);
    const pace = Math.max(1, this.queue.length / calmQueue);
    this.timer = setTimeout(() => this.step(), stepMs / pace);
  }

  private light({ element, anchor }: Lit): void {
    const wasRunning = this.element.classList.contains("running");
    if (!isMotionReduced()) {
      this.element.style.transform = `translate(${anchor.x}px, ${anchor.y}px)`;
      if (!wasRunning) this.element.classList.add("running");
    }
    element.classList.add("lit");
    clearTimeout(this.ends.get(element));
    this.ends.set(
      element,
      setTimeout(() => {
        element.classList.remove("lit");
        this.ends.delete(element);
      }, litMs),
    );
  }
}
