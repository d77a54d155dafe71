import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService, type LanguageService } from "yaml-language-server";
import { SettingsState } from "yaml-language-server/out/src/yamlSettings.js";
import type { CustomKind } from "../../../src/explain/custom/customKind.ts";
import { kubernetesJsonSchemas } from "./jsonSchemas.ts";

/** Where the language server looks for the schemas of Kubernetes; {@link PeerHover} answers for the network. */
const address =
  "https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/v1.37.0-standalone-strict/";
const catalog = "https://raw.githubusercontent.com/datreeio/CRDs-catalog/main/";

/**
 * The hover of yaml-language-server, with the schemas of Kubernetes associated with every file, as its users set it up.
 * It has the same data as ours: the field data as JSON schemas, and the definitions of custom kinds at hand.
 */
export class PeerHover {
  private readonly service: LanguageService;
  private document: TextDocument | undefined;
  /** The language server keeps what it read by the address of a file, for all of its services. */
  private static files = 0;

  private constructor(schemas: ReadonlyMap<string, unknown>) {
    this.service = getLanguageService({
      // As over HTTP, what follows the `#` stays with who asks.
      schemaRequestService: (uri) => {
        const schema = schemas.get(uri.replace(/#.*$/, ""));
        return schema === undefined
          ? Promise.reject(new Error(`There is no ${uri}.`))
          : Promise.resolve(JSON.stringify(schema));
      },
      workspaceContext: { resolveRelativePath: (relative, resource) => new URL(relative, resource).href },
      yamlSettings: new SettingsState(),
    });
    this.service.configure({
      hover: true,
      hoverSchemaSource: false,
      validate: false,
      isKubernetes: true,
      schemas: [{ uri: `${address}all.json`, fileMatch: ["*"] }],
    });
  }

  static async make(customKinds: readonly CustomKind[] = []): Promise<PeerHover> {
    const schemas = new Map<string, unknown>();
    for (const [name, schema] of await kubernetesJsonSchemas()) schemas.set(address + name, schema);
    for (const { apiVersion, kind, schema } of customKinds) {
      const [group = "", version = ""] = apiVersion.split("/");
      schemas.set(catalog + `${group}/${kind}_${version}.json`.toLowerCase(), schema);
    }
    return new PeerHover(schemas);
  }

  /** Returns what is said at an offset, as Markdown. A text that was asked about last is not read again. */
  async at(text: string, offset: number): Promise<string | undefined> {
    const { service } = this;
    if (this.document?.getText() !== text)
      this.document = TextDocument.create(`file:///bench/${++PeerHover.files}.yaml`, "yaml", 1, text);
    const { document } = this;
    const hover = await quietly(() => service.doHover(document, document.positionAt(offset)));
    const contents = hover?.contents;
    const said = typeof contents === "object" && "value" in contents ? contents.value.trim() : "";
    return said === "" ? undefined : said;
  }
}

/** Where a type is no text, as in many templates, the language server fails, or prints a stack trace. */
async function quietly<T>(ask: () => Promise<T>): Promise<T | undefined> {
  const { error } = console;
  console.error = () => undefined;
  try {
    return await ask();
  } catch {
    return undefined;
  } finally {
    console.error = error;
  }
}
