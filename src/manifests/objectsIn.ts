import { fieldOf } from "./outline/outlineNode.ts";
import { type YamlDocument, type YamlFile, yamlFile } from "./yamlFile.ts";

/** What a document of a YAML file says of the object in it. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where the document lies in the file. */
  readonly start: number;
  readonly end: number;
}

/** The objects that the documents of a YAML file describe, as far as they can be read; others are left out. */
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
