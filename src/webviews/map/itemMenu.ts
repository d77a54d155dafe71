import { html, nothing, render } from "lit-html";
import type { MapAction, MapItem, MapTexts } from "../../map/mapPage.ts";
import type { Send } from "./send.ts";

/** The small menu beside an item. Escape closes it and gives the focus back. */
export class ItemMenu {
  readonly element = document.createElement("div");
  private giveBack: () => void = () => undefined;
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
    this.element.addEventListener("keydown", (event) => this.keyPressed(event));
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.close();
    });
  }

  /**
   * @param at beside which point of the map
   * @param giveBack gives the focus back to the item
   */
  open(item: MapItem, texts: MapTexts, at: { x: number; y: number }, giveBack: () => void): void {
    this.giveBack = giveBack;
    const entry = (action: MapAction) =>
      html`<button
        type="button"
        role="menuitem"
        data-action=${action}
        tabindex="-1"
        @click=${() => {
          this.close();
          this.send({ type: "act", action, id: item.id });
        }}
      >
        ${texts[action]}
      </button>`;
    render(html`<div role="menu" aria-label=${item.spoken}>${item.actions.map(entry)}</div>`, this.element);
    this.element.className = "menu";
    this.element.style.left = `${at.x}px`;
    this.element.style.top = `${at.y}px`;
    this.buttons[0]?.focus();
  }

  close(): void {
    if (this.element.className === "") return;
    this.element.className = "";
    render(nothing, this.element);
  }

  private get buttons(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("button")];
  }

  private keyPressed(event: KeyboardEvent): void {
    const { buttons } = this;
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) buttons.at((at + step) % buttons.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      this.close();
      this.giveBack();
    } else return;
    event.preventDefault();
  }
}
