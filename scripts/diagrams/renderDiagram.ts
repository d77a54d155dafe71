import { bottom, box, inset } from "./box.ts";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { type Diagram, drawingWidth, margin } from "./diagram.ts";
import type { Figure } from "./figure.ts";
import { type DiagramTexts, textsOfStep } from "./diagramTexts.ts";
import { coordinate, escapeXml, rectangle } from "./markup.ts";
import { styleSheet } from "./style.ts";

/** A picture in one language: the content of its file, and its figure. */
export interface RenderedDiagram {
  readonly svg: string;
  readonly figure: Figure;
  /** The height in units of the drawing; the width is `drawingWidth`. */
  readonly height: number;
}

/** The width on the page if there is room, in pixels. */
const naturalWidth = 540;

export function renderDiagram(diagram: Diagram, language: Language, texts: DiagramTexts): RenderedDiagram {
  const say = textsOfStep(texts, diagram.step);
  const figure = diagram.draw(say);
  const height = Math.ceil(bottom(figure.box) + margin);
  const card = rectangle(inset(box(0, 0, drawingWidth, height), 0.5), "card", 12);
  const pixels = `width="${naturalWidth}" height="${coordinate((height * naturalWidth) / drawingWidth)}"`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawingWidth} ${height}" ${pixels} text-anchor="middle" role="img" lang="${language}">`,
    `<title>${escapeXml(say("title"))}</title>`,
    `<desc>${escapeXml(say("alt"))}</desc>`,
    `<style>${styleSheet(card + figure.markup, texts.fonts)}</style>`,
    card + figure.markup.replaceAll("><", ">\n<"),
    "</svg>\n",
  ].join("\n");
  return { svg, figure, height };
}
