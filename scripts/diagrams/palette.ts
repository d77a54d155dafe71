/**
 * The colors. A picture has its own card, because it cannot know the theme: walkthrough pages set no `color-scheme`, so
 * a media query in an image would follow the system, not VS Code.
 */
export const palette = {
  card: "#eef1f6",
  cardEdge: "#7d8a9c",
  surface: "#ffffff",
  ink: "#1b2533",
  quiet: "#44536a",
  line: "#3a4a60",
  node: "#dfe5ee",
  control: "#1d4f9c",
  controlFill: "#dde8fa",
  pod: "#0a5f55",
  podFill: "#d3efe8",
  tag: "#734600",
  tagFill: "#fdefcf",
} as const;

/** The pairs of colors for text, or for meaningful outlines, and their backgrounds. */
export const textPairs = [
  ["ink", ["card", "surface", "node", "controlFill", "podFill"]],
  ["quiet", ["card", "surface", "node", "controlFill"]],
  ["tag", ["tagFill"]],
  ["surface", ["control", "pod"]],
] as const satisfies readonly (readonly [keyof typeof palette, readonly (keyof typeof palette)[]])[];

/** The pairs of outlines and their backgrounds. */
export const outlinePairs = [
  ["line", ["card", "surface", "node", "controlFill"]],
  ["control", ["card", "surface", "controlFill"]],
  ["pod", ["card", "surface", "node", "podFill"]],
  ["tag", ["card", "surface"]],
] as const satisfies readonly (readonly [keyof typeof palette, readonly (keyof typeof palette)[]])[];

/** The contrast ratio of two colors, from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
