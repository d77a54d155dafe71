import type { Box, Point } from "./box.ts";

/** Formats a number, rounded to a tenth of a unit. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function escapeXml(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A rectangle with a class of `style.ts`. */
export function rectangle({ x, y, width, height }: Box, className: string, radius = 0): string {
  const rounded = radius > 0 ? ` rx="${coordinate(radius)}"` : "";
  const size = `width="${coordinate(width)}" height="${coordinate(height)}"`;
  return `<rect class="${className}" x="${coordinate(x)}" y="${coordinate(y)}" ${size}${rounded}/>`;
}

export function circle({ x, y }: Point, radius: number, className: string): string {
  return `<circle class="${className}" cx="${coordinate(x)}" cy="${coordinate(y)}" r="${coordinate(radius)}"/>`;
}

export function path(data: string, className: string): string {
  return `<path class="${className}" d="${data}"/>`;
}

export function polygon(points: readonly Point[], className: string): string {
  return path(`M${points.map(({ x, y }) => `${coordinate(x)} ${coordinate(y)}`).join("L")}Z`, className);
}
