import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type {
  Definition,
  DefinitionFile,
  DocumentationPages,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** The folders of field data below `schemas/`, in the order in which a kind is looked for. */
export const schemaSources = ["kubernetes", "eksctl"] as const;
export type SchemaSource = (typeof schemaSources)[number];

/**
 * The schema files, each read when it is first needed and then kept. They are our own and generated, so they are
 * taken to be of their types; a test checks every one.
 */
export class SchemaStore {
  private readonly files = new Map<string, Promise<DefinitionFile>>();
  private readonly kindIndexes = new Map<SchemaSource, Promise<KindIndex>>();
  private pageOf: Promise<ReadonlyMap<string, string>> | undefined;
  private readonly read: ReadSchemaFile;

  constructor(read: ReadSchemaFile) {
    this.read = read;
  }

  /** @param name a definition's short name, such as `apps.v1.DeploymentSpec` */
  async definition(name: string): Promise<Definition | undefined> {
    const dot = name.lastIndexOf(".");
    const packageName = name.slice(0, dot);
    let file = this.files.get(packageName);
    if (!file) {
      file = this.read(`${sourceOf(packageName)}/${packageName}.json`).then(
        (text) => JSON.parse(text ?? "{}") as DefinitionFile,
      );
      this.files.set(packageName, file);
    }
    return ownField(await file, name.slice(dot + 1));
  }

  kinds(source: SchemaSource): Promise<KindIndex> {
    let index = this.kindIndexes.get(source);
    if (!index) {
      index = this.read(`${source}/kinds.json`).then((text) => JSON.parse(text ?? "{}") as KindIndex);
      this.kindIndexes.set(source, index);
    }
    return index;
  }

  /** The pages of Kubernetes' API reference, by the short names of the definitions. */
  pages(): Promise<ReadonlyMap<string, string>> {
    this.pageOf ??= this.read("kubernetes/pages.json").then((text) => {
      const pages = JSON.parse(text ?? "{}") as DocumentationPages;
      return new Map(Object.entries(pages).flatMap(([page, names]) => names.map((name) => [name, page])));
    });
    return this.pageOf;
  }
}

/** Only eksctl's packages say by their name whose they are. */
function sourceOf(packageName: string): SchemaSource {
  return packageName.startsWith("eksctl.") ? "eksctl" : "kubernetes";
}
