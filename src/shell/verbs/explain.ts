import { t } from "@vscode/l10n";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { Explainer } from "../../explain/explainer.ts";
import { SchemaStore } from "../../explain/schemaStore.ts";
import type { ObjectType } from "../../manifests/fieldAt.ts";
import type { FieldPath } from "../../manifests/fieldPath.ts";
import { explanationText } from "../fields/explanationText.ts";
import { fieldAtPath } from "../../explain/fields/fieldAtPath.ts";
import { wordWrap } from "../print/wordWrap.ts";
import { ShellError } from "../shellError.ts";
import type { ResourceType } from "../types/resourceType.ts";
import type { ShellVerb, VerbContext } from "../verb.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/ */
export const explain: ShellVerb = {
  name: "explain",
  summary: () => t("Explain a kind or a field of it"),
  usage: ["kubectl explain TYPE[.FIELD...]"],
  flags: [],
  completes: (index) => (index === 0 ? "types" : "none"),
  run: async (context, { args }) => {
    const [arg, ...others] = args;
    if (arg === undefined)
      throw new ShellError(
        'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    if (others.length > 0) throw new ShellError("error: We accept only this format: explain RESOURCE");
    const [resource = "", ...path] = arg.split(".");
    const { group, version, apiVersion, kind } = typeOf(context, resource);
    const schemas = new SchemaStore(context.readSchema);
    const root = ownField(ownField(await schemas.kinds("kubernetes"), apiVersion), kind);
    if (root === undefined)
      throw new ShellError(
        t("Workshop Shell explains Kubernetes' own kinds only, and {0} is a custom resource.", kind),
      );
    const definitionOf = (name: string): ReturnType<SchemaStore["definition"]> => schemas.definition(name);
    const field = path.length === 0 ? undefined : await fieldAtPath(root, path, definitionOf);
    const head = `${group === "" ? "" : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
    if (path.length > 0 && !field)
      throw new ShellError(`${head}error: field "${path.at(-1) ?? ""}" does not exist`);
    const text = await explanationText(field?.name, field?.schema ?? { ref: root }, definitionOf);
    const written = await writtenText(context, { kind, apiVersion }, field?.path ?? ["kind"]);
    context.out.write(`${head}${text}\n${written}`);
  },
};

/** Only here does kubectl say it without `error:`. */
function typeOf({ types }: VerbContext, name: string): ResourceType {
  const found = types.known(name);
  if (!found) throw new ShellError(`the server doesn't have a resource type ${goQuoted(name)}`);
  return found;
}

/** What the hover says of it in the reader's language; nothing in English, in which kubectl says enough. */
async function writtenText(
  { readSchema, language }: VerbContext,
  type: ObjectType,
  path: FieldPath,
): Promise<string> {
  if (language === "en") return "";
  const text = (await new Explainer(readSchema, language).explain({ type, path }))?.written;
  if (text === undefined) return "";
  return `${t("In other words:")}\n${wordWrap(text, 76)
    .split("\n")
    .map((line) => `    ${line}\n`)
    .join("")}`;
}
