import { html, nothing, render } from "lit-html";
import type { EmptyMap, MapFrame, ToMapPage } from "../../map/mapPage.ts";
import { editorApi } from "../editorApi.ts";
import "./map.css";
import { MapStage } from "./mapStage.ts";
import { Player } from "./player.ts";
import type { Send } from "./send.ts";
import { happeningsTemplate, toolbarTemplate } from "./surroundingsTemplate.ts";

const send: Send = (message) => editorApi.postMessage(message);

const toolbar = section("toolbar");
const content = section("content");
const happenings = section("happenings");
const empty = section("empty");

let frame: MapFrame | undefined;
const player = new Player(send, () => renderAround());
const stage = new MapStage(send);

content.append(stage.element, happenings);
const main = document.createElement("main");
const heading = document.createElement("h1");
heading.className = "only-heard";
heading.textContent = document.title;
main.append(heading, toolbar, content, empty);
document.body.append(main);

function section(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}

function renderAround(): void {
  if (!frame) return;
  render(toolbarTemplate(frame, player, send), toolbar);
  render(happeningsTemplate(frame), happenings);
}

function showEmpty({ message, buttons }: EmptyMap): void {
  player.stop();
  frame = undefined;
  stage.show(frame);
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
  stage.show(next);
  renderAround();
}

window.addEventListener("message", ({ data }: MessageEvent<ToMapPage>) => {
  // Setting it anew, even to the same, has the style of the whole page computed again.
  if (document.documentElement.lang !== data.language) document.documentElement.lang = data.language;
  if (data.type === "empty") showEmpty(data);
  else showFrame(data);
});
