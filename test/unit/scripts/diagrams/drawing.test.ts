import assert from "node:assert/strict";
import { bottom, box, type Box, inset, type Point, right } from "../../../../scripts/diagrams/box.ts";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { drawingWidth, margin } from "../../../../scripts/diagrams/diagram.ts";
import { diagramTexts } from "../../../../scripts/diagrams/diagramTexts.ts";
import { diagrams } from "../../../../scripts/diagrams/diagrams.ts";
import type { Segment } from "../../../../scripts/diagrams/figure.ts";
import { renderDiagram } from "../../../../scripts/diagrams/renderDiagram.ts";
import { textStyles } from "../../../../scripts/diagrams/text.ts";

/** Numbers that were computed in different orders differ in their last digits. */
const tolerance = 0.01;

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    right(inner) <= right(outer) + tolerance &&
    bottom(inner) <= bottom(outer) + tolerance
  );
}

function overlap(one: Box, other: Box): boolean {
  const across = Math.min(right(one), right(other)) - Math.max(one.x, other.x);
  const down = Math.min(bottom(one), bottom(other)) - Math.max(one.y, other.y);
  return across > tolerance && down > tolerance;
}

/** Whether an upright or level piece of an arrow goes through a box. */
function crosses({ from, to }: Segment, text: Box): boolean {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  return overlap(box(x - 1, y - 1, Math.abs(from.x - to.x) + 2, Math.abs(from.y - to.y) + 2), text);
}

function touches({ x, y }: Point, outline: Box): boolean {
  const isBeside = x >= outline.x - tolerance && x <= right(outline) + tolerance;
  const isLevel = y >= outline.y - tolerance && y <= bottom(outline) + tolerance;
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= tolerance;
  return (
    (isBeside && (near(y, outline.y) || near(y, bottom(outline)))) ||
    (isLevel && (near(x, outline.x) || near(x, right(outline))))
  );
}

for (const diagram of diagrams)
  for (const language of languages)
    describe(`The picture of ${diagram.step} (${language})`, () => {
      const { figure, height } = renderDiagram(diagram, language, diagramTexts(language));

      it("has no text that leaves its box or the card", () => {
        const card = inset(box(0, 0, drawingWidth, height), margin / 2);
        const leaving = figure.texts.filter(
          (text) => !contains(text.within, text.box) || !contains(card, text.box),
        );
        assert.deepEqual(
          leaving.map(({ content }) => content),
          [],
        );
      });

      it("has no text over another", () => {
        const over = figure.texts.filter((text, index) =>
          figure.texts.slice(0, index).some((earlier) => overlap(text.box, earlier.box)),
        );
        assert.deepEqual(
          over.map(({ content }) => content),
          [],
        );
      });

      it("has no arrow through a text", () => {
        const crossed = figure.texts.filter((text) =>
          figure.segments.some((segment) => crosses(segment, text.box)),
        );
        assert.deepEqual(
          crossed.map(({ content }) => content),
          [],
        );
      });

      it("has no arrow that points at nothing", () => {
        assert.deepEqual(
          figure.tips.filter((tip) => !figure.outlines.some((outline) => touches(tip, outline))),
          [],
        );
      });

      it("draws arrows straight, and within the margins", () => {
        for (const { from, to } of figure.segments) assert.ok(from.x === to.x || from.y === to.y);
        assert.ok(contains(inset(box(0, 0, drawingWidth, height), margin - 1), figure.box));
      });
    });

describe("The texts of the pictures", () => {
  it("are eight pixels high or more where the picture is 300 wide", () => {
    for (const { size } of Object.values(textStyles)) assert.ok((size * 300) / drawingWidth >= 8);
  });
});
