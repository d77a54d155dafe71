import { fieldOf } from "./outline/outlineNode.ts";
import { type YamlDocument, type YamlFile, yamlFile } from "./yamlFile.ts";

/** An object as a YAML document describes it. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** The range of the document in the file. */
  readonly start: number;
  readonly end: number;
}

/** Returns the objects in a YAML file, without those that cannot be read. */
export function objectsIn(source: string | YamlFile): WrittenObject[] {
  return yamlFile(source).documents.flatMap((document) => objectOf(document) ?? []);
}

function objectOf({ outline: { root }, start, end }: YamlDocument): WrittenObject | undefined {
  const metadata = fieldOf(root, "metadata");
  const apiVersion = fieldOf(root, "apiVersion")?.value;
  const kind = fieldOf(root, "kind")?.value;
  if (!apiVersion || !kind) return undefined;
  return {
    apiVersion,
    kind,
    name: (metadata && fieldOf(metadata, "name")?.value) ?? "",
    namespace: metadata && fieldOf(metadata, "namespace")?.value,
    start,
    end,
  };
}
