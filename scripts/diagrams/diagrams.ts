import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagram } from "./diagram.ts";

const folder = join(import.meta.dirname, "steps");

/** The pictures of the course: the exports of the files in `steps/`. */
export const diagrams: readonly Diagram[] = (await Promise.all(readdirSync(folder).map(exported))).flat();

async function exported(name: string): Promise<Diagram[]> {
  const module: unknown = await import(pathToFileURL(join(folder, name)).href);
  return Object.values(module ?? {}).filter(isDiagram);
}

function isDiagram(value: unknown): value is Diagram {
  return typeof value === "object" && value !== null && "step" in value && "draw" in value;
}
