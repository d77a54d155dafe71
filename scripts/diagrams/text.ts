import { box, type Box } from "./box.ts";
import { type Figure, type PlacedText } from "./figure.ts";
import { coordinate, escapeXml } from "./markup.ts";
import { type TextStyle, textWidth } from "./textWidth.ts";

/** The styles of text. If a picture is 300 pixels wide, 13 units are 8 pixels. */
export const textStyles = {
  title: { size: 17, isBold: true },
  name: { size: 15, isBold: true },
  body: { size: 14 },
  note: { size: 14 },
  code: { size: 14, isCode: true },
  /** The number of a step, on its disc. */
  count: { size: 14, isBold: true },
  tag: { size: 13, isCode: true },
} as const satisfies Record<string, TextStyle>;

type TextKind = keyof typeof textStyles;

/** A paragraph: its style and content. */
export type Paragraph = readonly [TextKind, string];

const paragraphGap = 2;

export interface TextOptions {
  readonly align?: "start" | "middle";
  readonly from?: "top" | "middle";
}

/** Draws paragraphs below each other in a box, wrapped to its width. */
export function text(within: Box, paragraphs: readonly Paragraph[], options: TextOptions = {}): Figure {
  const { align = "middle", from = "middle" } = options;
  const lines = paragraphs.flatMap(([kind, content], index) =>
    wrap(content, within.width, textStyles[kind]).map((line, row) => ({
      kind,
      line,
      above: index > 0 && row === 0 ? paragraphGap : 0,
    })),
  );
  const height = lines.reduce((sum, { kind, above }) => sum + above + lineHeight(kind), 0);
  let top = from === "top" ? within.y : within.y + (within.height - height) / 2;
  const texts: PlacedText[] = [];
  const markup = lines.map(({ kind, line, above }) => {
    top += above;
    const style = textStyles[kind];
    const width = textWidth(line, style);
    const x = align === "start" ? within.x : within.x + within.width / 2;
    const baseline = top + lineHeight(kind) / 2 + style.size * 0.36;
    texts.push({
      content: line,
      within,
      box: box(align === "start" ? x : x - width / 2, top, width, lineHeight(kind)),
    });
    top += lineHeight(kind);
    const place = `x="${coordinate(x)}" y="${coordinate(baseline)}"`;
    const anchor = align === "start" ? ' text-anchor="start"' : "";
    return `<text class="${kind}" ${place}${anchor}>${escapeXml(line)}</text>`;
  });
  return { box: within, markup: markup.join(""), texts, segments: [], outlines: [], tips: [] };
}

const lineHeight = (kind: TextKind): number => Math.round(textStyles[kind].size * 1.3);

/**
 * Wraps text into as few lines as possible and then makes their lengths as even as possible; `\
 * ` always ends a line.
 */
function wrap(content: string, width: number, style: TextStyle): string[] {
  return content.split("\n").flatMap((part) => {
    const fewest = greedy(part, width, style);
    let best = fewest;
    for (let narrower = width - 4; narrower > 0; narrower -= 4) {
      const lines = greedy(part, narrower, style);
      if (lines.length > fewest.length || lines.some((line) => textWidth(line, style) > narrower)) break;
      best = lines;
    }
    return best;
  });
}

function greedy(content: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, style) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
