import { corpus } from "@kubernetes-workshop/testing/corpus";
import { Explainer } from "../../src/explain/explainer.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { ambiguousBreaks, breaks, type MakeBreak, victimsOf } from "../unit/manifests/brokenLines.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import { explainedField } from "./explainedField.ts";
import { type Figure, Share } from "./figure.ts";
import type { PeerHover } from "./peer/peerHover.ts";

/** What people do to a line while they type or paste. */
const typical = [
  "a quote that is opened",
  "an apostrophe that is opened",
  "a quote that is not closed",
  "a bracket that is not closed",
  "oops: [",
  "oops: {",
  'oops: "',
  "oops",
  "oops:",
  "a key without its colon",
  "a value without its blank",
  "a blank too many",
  "a blank too few",
  "a tab for two blanks",
];

/** The language server is asked about every so many of the fields. */
const peerStride = 25;

/** The files with a line that is broken, and what is measured of the fields below it. */
class BrokenFiles {
  readonly right = new Share();
  readonly wrong = new Share();
  readonly peerRight = new Share();
  private readonly explainer = new Explainer(readSchemaFile, "en");
  private readonly peer: PeerHover;
  private asked = 0;

  constructor(peer: PeerHover) {
    this.peer = peer;
  }

  /** Breaks the line of the field in the middle. */
  async add(text: string, makeBreak: MakeBreak): Promise<void> {
    const fields = parsedFields(text) ?? [];
    const victims = victimsOf(text, fields);
    const victim = victims[Math.floor(victims.length / 2)];
    const broken = victim && makeBreak(victim);
    if (!victim || !broken) return;
    const brokenText = text.slice(0, broken.start) + broken.text + text.slice(broken.end);
    const [whole, file] = [new YamlFile(text), new YamlFile(brokenText)];
    const moved = broken.text.length - (broken.end - broken.start);
    // A line that was put in leaves the one behind it as it was.
    const from = broken.text.endsWith("\n") ? victim.start : victim.start + victim.content.length;
    for (const { start } of fields) {
      if (start < from) continue;
      const before = await explainedField(this.explainer, whole, start);
      if (before === undefined) continue;
      const after = await explainedField(this.explainer, file, start + moved);
      this.right.add(after === before);
      this.wrong.add(after !== undefined && after !== before);
      if (this.asked++ % peerStride !== 0) continue;
      const said = await this.peer.at(text, start);
      this.peerRight.add(said !== undefined && said === (await this.peer.at(brokenText, start + moved)));
    }
  }
}

/**
 * How many fields below one broken line are explained as they are without it, of those that are explained then: in all
 * manifests of the corpus, each broken in its middle in every typical way.
 */
export async function measureBrokenLines(peer: PeerHover): Promise<Figure[]> {
  const files = new BrokenFiles(peer);
  const all = new Map([...breaks, ...ambiguousBreaks]);
  for (const { text } of corpus())
    for (const what of typical) {
      const makeBreak = all.get(what);
      if (!makeBreak) throw new Error(`No line is broken by ${what}.`);
      await files.add(text, makeBreak);
    }
  return [
    {
      name: "hover: fields below a broken line, explained as without it",
      value: files.right.percent,
      unit: "%",
      peer: files.peerRight.percent,
    },
    {
      name: "hover: fields below a broken line, explained as another field",
      value: files.wrong.percent,
      unit: "%",
    },
  ];
}
