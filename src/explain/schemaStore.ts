import type { Definition, DefinitionFile, KindIndex, ReadSchemaFile } from "./fieldData.ts";

/**
 * The schema files, each read when it is first needed and then kept. They are our own and generated, so they are
 * taken to be of their types; a test checks every one.
 */
export class SchemaStore {
  private readonly files = new Map<string, Promise<DefinitionFile>>();
  private kindIndex: Promise<KindIndex> | undefined;
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
      file = this.read(`kubernetes/${packageName}.json`).then(
        (text) => JSON.parse(text ?? "{}") as DefinitionFile,
      );
      this.files.set(packageName, file);
    }
    return (await file)[name.slice(dot + 1)];
  }

  kinds(): Promise<KindIndex> {
    this.kindIndex ??= this.read("kubernetes/kinds.json").then(
      (text) => JSON.parse(text ?? "{}") as KindIndex,
    );
    return this.kindIndex;
  }
}
