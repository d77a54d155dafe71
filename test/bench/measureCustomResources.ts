import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { CustomKind } from "../../src/explain/custom/customKind.ts";
import { definitionsIn } from "../../src/explain/custom/definitionsIn.ts";
import { Explainer } from "../../src/explain/explainer.ts";
import { fieldAt } from "../../src/manifests/fieldAt.ts";
import type { FieldPath } from "../../src/manifests/fieldPath.ts";
import { readManifests } from "../../src/manifests/readManifests.ts";
import { YamlFile } from "../../src/manifests/yamlFile.ts";
import { readSchemaFile } from "../unit/explain/explained.ts";
import { parsedFields } from "../unit/manifests/outlineOracle.ts";
import { collectedFiles, manifests } from "./collections.ts";
import { type Figure, Share } from "./figure.ts";
import { PeerHover } from "./peer/peerHover.ts";

/** The language server is asked about every so many of the fields. */
const peerStride = 7;

/**
 * How many fields of custom resources are explained, with the definitions at hand that stand in the same collections:
 * of all fields, and of those that the definitions declare.
 *
 * @param clones a folder with clones of the projects
 */
export async function measureCustomResources(clones: string): Promise<Figure[]> {
  const files = collectedFiles(clones, manifests);
  const definitions = files.flatMap(({ text }) =>
    text.includes("CustomResourceDefinition")
      ? readManifests(text).objects.flatMap(({ object }) => definitionsIn(object))
      : [],
  );
  const kinds = new Map(definitions.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));
  const explainer = new Explainer(readSchemaFile, "en", {
    findCustomKind: ({ apiVersion, kind }) => Promise.resolve(kinds.get(`${apiVersion} ${kind}`)),
  });
  const peer = await PeerHover.make(definitions);
  const [ours, declared, theirs, theirsDeclared] = [new Share(), new Share(), new Share(), new Share()];
  let asked = 0;
  for (const { text } of files) {
    const file = new YamlFile(text);
    for (const { start } of parsedFields(text) ?? []) {
      const field = fieldAt(file, start);
      const kind = kinds.get(`${field?.type.apiVersion ?? ""} ${field?.type.kind ?? ""}`);
      if (!field || !kind) continue;
      const isDeclared = declares(kind, field.path);
      const isExplained = (await explainer.explain(field)) !== undefined;
      ours.add(isExplained);
      if (isDeclared) declared.add(isExplained);
      if (asked++ % peerStride !== 0) continue;
      const isExplainedByPeer = (await peer.at(text, start)) !== undefined;
      theirs.add(isExplainedByPeer);
      if (isDeclared) theirsDeclared.add(isExplainedByPeer);
    }
  }
  return [
    {
      name: "hover: fields of custom resources, with the definition at hand",
      value: ours.percent,
      unit: "%",
      peer: theirs.percent,
    },
    {
      name: "hover: fields of custom resources that the definition declares",
      value: declared.percent,
      unit: "%",
      peer: theirsDeclared.percent,
    },
  ];
}

/** Whether a definition declares a field; it leaves metadata to Kubernetes, and some fields to anybody. */
function declares({ schema }: CustomKind, path: FieldPath): boolean {
  if (path[0] === "metadata") return true;
  let at: unknown = schema;
  for (const segment of path) {
    if (!isRecord(at)) return false;
    const { properties, items, additionalProperties } = at;
    const named =
      typeof segment === "string" && isRecord(properties) ? ownField(properties, segment) : undefined;
    at = typeof segment === "number" ? items : (named ?? additionalProperties);
  }
  return isRecord(at);
}
