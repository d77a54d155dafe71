import { html, nothing, render } from "lit-html";
import type { EmptyMap, MapFrame, ToMapPage } from "../../map/mapPage.ts";
import { editorApi } from "../editorApi.ts";
import { ItemMenu } from "./itemMenu.ts";
import "./map.css";
import { MapCanvas } from "./mapCanvas.ts";
import { Player } from "./player.ts";
import type { Send } from "./send.ts";
import { happeningsTemplate, toolbarTemplate } from "./surroundingsTemplate.ts";

const send: Send = (message) => editorApi.postMessage(message);

const toolbar = section("toolbar");
const content = section("content");
const stage = section("stage");
const happenings = section("happenings");
const empty = section("empty");

let frame: MapFrame | undefined;
const player = new Player(send, () => renderAround());
const menu = new ItemMenu(send);
const canvas = newCanvas();

stage.append(canvas.element, menu.element);
content.append(stage, happenings);
document.body.append(toolbar, content, empty);

function section(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}

function newCanvas(): MapCanvas {
  return new MapCanvas((item, element) => {
    if (!frame) return;
    const [of, within] = [element.getBoundingClientRect(), stage.getBoundingClientRect()];
    const at = {
      x: Math.min(of.left - within.left + 20, Math.max(0, within.width - 220)),
      y: of.top - within.top + Math.min(of.height, 40),
    };
    menu.open(item, frame.texts, at, () => canvas.focus(item.id));
  });
}

function renderAround(): void {
  if (!frame) return;
  render(toolbarTemplate(frame, player, send), toolbar);
  render(happeningsTemplate(frame), happenings);
}

function showEmpty({ message, buttons }: EmptyMap): void {
  player.stop();
  frame = undefined;
  document.body.classList.add("is-empty");
  render(
    html`<p role="status">${message}</p>
      ${buttons.map(
        ({ type, title }) => html`<button type="button" @click=${() => send({ type })}>${title}</button> `,
      )}`,
    empty,
  );
}

function showFrame(next: MapFrame): void {
  frame = next;
  document.body.classList.remove("is-empty");
  render(nothing, empty);
  player.at(next.timeline);
  canvas.show(next);
  renderAround();
}

window.addEventListener("message", ({ data }: MessageEvent<ToMapPage>) => {
  document.documentElement.lang = data.language;
  if (data.type === "empty") showEmpty(data);
  else showFrame(data);
});

// Without a frame the stage is empty, but has its width already.
let isTold = false;
new ResizeObserver(() => {
  const width = stage.clientWidth;
  if (width === 0 || width === frame?.width) return;
  send({ type: isTold ? "resized" : "ready", width });
  isTold = true;
}).observe(stage);
