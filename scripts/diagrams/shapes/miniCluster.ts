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

/** A cluster in small: the bar of its control plane, and below it three nodes with what runs on them. */
export function miniCluster(of: Box, parts: MiniClusterParts): Figure {
  const { hasNodes = false, hasAddOns = false, hasPods = false } = parts;
  const barHeight = 26;
  const bar = hasNodes ? box(of.x, of.y, of.width, barHeight) : around(center(of), of.width, barHeight);
  const below = box(of.x, of.y + barHeight + 6, of.width, of.height - barHeight - 6);
  const nodes = hasNodes ? columns(below, 3, 6) : [];
  return group(
    plain(bar, rectangle(bar, "control", 6)),
    glyph("controlPlane", center(bar)),
    ...nodes.map((each) => {
      const machine = plain(each, rectangle(each, "node", 4));
      if (!hasAddOns && !hasPods) return group(machine, glyph("node", center(each)));
      const third = each.height / 4;
      const { x, y } = center(each);
      return group(
        machine,
        ...(hasAddOns ? [addOnPod({ x, y: hasPods ? y - third + 1 : y })] : []),
        ...(hasPods ? [pod({ x, y: hasAddOns ? y + third - 1 : y })] : []),
      );
    }),
  );
}
