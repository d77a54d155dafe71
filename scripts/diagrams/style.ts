import { palette } from "./palette.ts";
import { textStyles } from "./text.ts";

/** Fonts that systems have; those for the language's script follow before the last one. */
const systemFonts = ["system-ui", "-apple-system", '"Segoe UI"'];
const codeFonts = 'ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace';

const texts = Object.entries(textStyles).map(([kind, style]) => {
  const isBold = "isBold" in style ? "font-weight:600;" : "";
  const isCode = "isCode" in style ? `font-family:${codeFonts};` : "";
  const colour =
    kind === "note"
      ? palette.quiet
      : kind === "tag"
        ? palette.tag
        : kind === "count"
          ? palette.surface
          : palette.ink;
  return `.${kind}{font-size:${style.size}px;${isBold}${isCode}fill:${colour}}`;
});

const shapes = {
  card: `fill:${palette.card};stroke:${palette.cardEdge}`,
  surface: `fill:${palette.surface};stroke:${palette.line};stroke-width:1.5`,
  band: `fill:${palette.node};stroke:none`,
  stone: `fill:${palette.node};stroke:${palette.line};stroke-width:1.5`,
  openNode: `fill:none;stroke:${palette.line};stroke-width:2`,
  node: `fill:${palette.node};stroke:${palette.line};stroke-width:2`,
  control: `fill:${palette.controlFill};stroke:${palette.control};stroke-width:2`,
  strong: `fill:${palette.control};stroke:none`,
  frame: `fill:none;stroke:${palette.line};stroke-width:1.5`,
  dashed: `fill:none;stroke:${palette.line};stroke-width:1.5;stroke-dasharray:7 4`,
  dotted: `fill:none;stroke:${palette.line};stroke-width:2;stroke-dasharray:0 5;stroke-linecap:round`,
  pod: `fill:${palette.podFill};stroke:${palette.pod};stroke-width:2`,
  ghost: `fill:${palette.surface};stroke:${palette.pod};stroke-width:2;stroke-dasharray:4 3`,
  container: `fill:${palette.surface};stroke:${palette.pod};stroke-width:1.5`,
  done: `fill:${palette.pod};stroke:none`,
  tagShape: `fill:${palette.tagFill};stroke:${palette.tag};stroke-width:1.5`,
  line: `fill:none;stroke:${palette.line};stroke-width:2`,
  head: `fill:${palette.line};stroke:none`,
  glyph: `fill:none;stroke:${palette.line};stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round`,

  largeGlyph: `fill:none;stroke:${palette.line};stroke-width:1;stroke-linecap:round;stroke-linejoin:round`,
  white: `fill:none;stroke:${palette.surface};stroke-width:2;stroke-linecap:round;stroke-linejoin:round`,
} as const;

/** The style sheet of a picture: the fonts of its language, and the classes that its markup uses. */
export function styleSheet(markup: string, scriptFonts: readonly string[]): string {
  const rules = [...texts, ...Object.entries(shapes).map(([name, rule]) => `.${name}{${rule}}`)];
  const used = rules.filter((rule) => markup.includes(`class="${/^\.(\w+)/.exec(rule)?.[1] ?? ""}"`));
  const fonts = [...systemFonts, ...scriptFonts.map((name) => `"${name}"`), "sans-serif"].join(",");
  return `text{font-family:${fonts}}${used.join("")}`;
}
