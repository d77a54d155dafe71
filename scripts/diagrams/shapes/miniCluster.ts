import { around, type Box, box, center, columns } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { glyph } from "./glyph.ts";
import { addOnPod, pod } from "./pod.ts";

/** What a small cluster has by now. */
export interface MiniClusterParts {
  readonly hasNodes?: boolean;
  readonly hasAddOns?: boolean;
  readonly hasPods?: boolean;
}

const podScale = 0.65;

/** A cluster in small: the bar of its control plane, and below it three nodes with what runs on them. */
export function miniCluster(of: Box, parts: MiniClusterParts): Figure {
  const { hasNodes = false } = parts;
  const barHeight = 26;
  const bar = hasNodes ? box(of.x, of.y, of.width, barHeight) : around(center(of), of.width, barHeight);
  const below = box(of.x, of.y + barHeight + 6, of.width, of.height - barHeight - 6);
  const nodes = hasNodes ? columns(below, 3, 6) : [];
  return group(
    plain(bar, rectangle(bar, "control", 6)),
    glyph("controlPlane", center(bar)),
    ...nodes.map((each) => group(plain(each, rectangle(each, "node", 4)), ...contents(each, parts))),
  );
}

/** What runs on a node, or where nothing does, the sign of a machine. */
function contents(node: Box, { hasAddOns = false, hasPods = false }: MiniClusterParts): Figure[] {
  const { x, y } = center(node);
  if (hasAddOns && hasPods)
    return [addOnPod({ x, y: y - 13 }, podScale), pod({ x, y: y + 13 }, { scale: podScale })];
  if (hasAddOns) return [addOnPod({ x, y }, podScale)];
  if (hasPods) return [pod({ x, y }, { scale: podScale })];
  return [glyph("node", { x, y })];
}
