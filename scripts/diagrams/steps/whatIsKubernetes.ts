import { bottom, box, center, columns, inset, right, rows, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle, polygon } from "../markup.ts";
import { text } from "../text.ts";
import { glyph, type GlyphName } from "../shapes/glyph.ts";

const pillars = [
  { sign: "open", text: "platform" },
  { sign: "scale", text: "scale" },
  { sign: "api", text: "apis" },
] as const;
const ground = ["experience", "declarative", "ecosystem"] as const;

export const whatIsKubernetes = diagram("basics.what-is-kubernetes", (say) => {
  const roof = box(margin, margin, innerWidth, 74);
  const shafts = columns(box(margin + 10, bottom(roof), innerWidth - 20, 196), 3, 14);
  const layers = rows(margin, bottom(roof) + 196, innerWidth, 40, 3, 0);
  return group(
    ...shafts.map((each, index) => {
      const { sign, text } = pillars[index] ?? pillars[0];
      return pillar(each, sign, say(text));
    }),
    roofOver(roof, say("applications")),
    ...layers.map((each, index) =>
      group(
        plain(each, rectangle(each, "stone")),
        text(inset(each, 8, 2), [["body", say(ground[index] ?? ground[0])]]),
      ),
    ),
  );
});

/** A flat gable. */
function roofOver(of: Box, name: string): Figure {
  const gable = [
    { x: of.x, y: bottom(of) },
    { x: of.x, y: bottom(of) - 34 },
    { x: center(of).x, y: of.y },
    { x: right(of), y: bottom(of) - 34 },
    { x: right(of), y: bottom(of) },
  ];
  return group(
    plain(of, polygon(gable, "stone")),
    text(box(of.x + 40, of.y + 24, of.width - 80, of.height - 28), [["title", name]]),
  );
}

/** A pillar between its capital and its base, with what it stands for on the shaft. */
function pillar(of: Box, sign: GlyphName, name: string): Figure {
  const capital = box(of.x, of.y, of.width, 12);
  const base = box(of.x, bottom(of) - 12, of.width, 12);
  const shaft = box(of.x + 7, of.y + 12, of.width - 14, of.height - 24);
  return group(
    plain(shaft, rectangle(shaft, "surface")),
    ...[capital, base].map((each) => plain(each, rectangle(each, "surface", 3))),
    glyph(sign, { x: center(shaft).x, y: shaft.y + 36 }, 36),
    text(box(shaft.x + 4, shaft.y + 62, shaft.width - 8, shaft.height - 68), [["body", name]], {
      from: "top",
    }),
  );
}
