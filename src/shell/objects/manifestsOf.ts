import { t } from "@vscode/l10n";
import { applyOrder } from "../../manifests/applyOrder.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { readManifests } from "../../manifests/readManifests.ts";
import { ShellError } from "../shellError.ts";
import type { VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";

/**
 * The objects that the files of `-f` describe, in the order in which to apply them. Those without a namespace get that of
 * `-n`, where it is given.
 *
 * @throws {ShellError} where a file is not there or is not in order
 */
export async function manifestsOf(
  { files, types }: Pick<VerbContext, "files" | "types">,
  flags: FlagValues,
): Promise<ManifestObject[]> {
  const found: ManifestObject[] = [];
  for (const name of flags.all("filename").flatMap((each) => each.split(","))) {
    const text = await textOf(files, name);
    const { objects, problems } = readManifests(text);
    const [problem] = problems;
    if (problem) {
      const line = text.slice(0, problem.range.start).split("\n").length;
      throw new ShellError(t("error: error parsing {0}: line {1}: {2}", name, line, problem.message));
    }
    if (objects.length === 0) throw new ShellError(`error: no objects passed to apply`);
    found.push(...objects);
  }
  const namespace = flags.text("namespace");
  return applyOrder(found).map((manifest) => {
    const { object } = manifest;
    const { apiVersion, kind, metadata } = object;
    const own = metadata.namespace;
    if (namespace === undefined || own === namespace) return manifest;
    if (!types.all.some((type) => type.kind === kind && type.apiVersion === apiVersion && type.namespaced))
      return manifest;
    if (own !== undefined)
      throw new ShellError(
        `error: the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
      );
    return { ...manifest, object: { ...object, metadata: { ...metadata, namespace } } };
  });
}

async function textOf(files: VerbContext["files"], name: string): Promise<string> {
  if (name === "-")
    throw new ShellError(
      t("Workshop Shell has no standard input. Name an open file or a file of the workspace."),
    );
  if (/^https?:\/\//.test(name))
    throw new ShellError(
      t(
        "Workshop Shell reads no files from the internet. Save the manifest in the workspace, then apply it.",
      ),
    );
  const text = await files.read(name);
  if (text !== undefined) return text;
  const known = await files.names();
  const offered =
    known.length > 0 ? `\n${t("Files that can be named here: {0}", known.slice(0, 10).join(", "))}` : "";
  throw new ShellError(`error: the path "${name}" does not exist${offered}`);
}
