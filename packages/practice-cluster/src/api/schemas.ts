import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type {
  Definition,
  DefinitionFile,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaPackages } from "./schemaPackages.ts";

/** `schemas/protobuf.json`: a message's fields by number, with the type of those that are messages. */
type ProtobufFields = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The field data of `schemas/kubernetes/`, read at the start; see fieldData.ts of packages/kubernetes for its form. */
export class Schemas {
  readonly #files: ReadonlyMap<string, DefinitionFile>;

  readonly #kinds: KindIndex;
  readonly #protobuf: ProtobufFields;

  private constructor(read: ReadonlyMap<string, DefinitionFile>, kinds: KindIndex, protobuf: ProtobufFields) {
    this.#files = read;
    this.#kinds = kinds;
    this.#protobuf = protobuf;
  }

  static async load(read: ReadSchemaFile): Promise<Schemas> {
    const entries = await Promise.all(
      schemaPackages.map(async (name): Promise<[string, DefinitionFile]> => {
        // Safe, because the files are generated, and a test checks each of them against its type.
        const file = JSON.parse((await read(`kubernetes/${name}.json`)) ?? "{}") as DefinitionFile;
        return [name, file];
      }),
    );
    const kinds = JSON.parse((await read("kubernetes/kinds.json")) ?? "{}") as KindIndex;
    const protobuf = JSON.parse((await read("protobuf.json")) ?? "{}") as ProtobufFields;
    return new Schemas(new Map(entries), kinds, protobuf);
  }

  /** @param name such as `apps.v1.DeploymentSpec` */
  definition(name: string): Definition | undefined {
    const dot = name.lastIndexOf(".");
    return ownField(this.#files.get(name.slice(0, dot)), name.slice(dot + 1));
  }

  kindDefinition(apiVersion: string, kind: string): string | undefined {
    return ownField(ownField(this.#kinds, apiVersion), kind);
  }

  protobufFields(message: string): Readonly<Record<string, string>> {
    return ownField(this.#protobuf, message) ?? {};
  }

  /** All definitions of a package, such as `apps.v1`. */
  package(name: string): DefinitionFile {
    return this.#files.get(name) ?? {};
  }

  /** The definition of a field's value, such as that of `apps.v1.DeploymentSpec.template`, if it has one. */
  fieldDefinition(owner: string | undefined, field: string): string | undefined {
    const schema = owner === undefined ? undefined : ownField(this.definition(owner)?.fields, field);
    return schema?.ref ?? schema?.items?.ref ?? schema?.values?.ref;
  }
}
