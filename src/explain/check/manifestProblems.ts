import { t } from "@vscode/l10n";
import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { formatFieldPath } from "../../manifests/fieldPath.ts";
import { rangeOfField } from "../../manifests/rangeOfField.ts";
import { readManifests } from "../../manifests/readManifests.ts";
import { type YamlFile, yamlFile } from "../../manifests/yamlFile.ts";
import { isCustomGroup } from "../custom/customKind.ts";
import type { Explainer } from "../explainer.ts";
import { pathInReplacement } from "../formerVersions.ts";
import { checkFields } from "./fieldProblems.ts";
import { cronWordsFor } from "../values/cronWordsFor.ts";
import { type Reader, scalarMistakes } from "./scalarMistakes.ts";
import { typeProblem } from "./typeProblem.ts";
import { withoutSource } from "./withoutSource.ts";
import { writtenScalar } from "./writtenScalar.ts";

/** Something that is wrong in a manifest, or probably is. */
interface ManifestProblem {
  /** The line in the file, from 1. */
  readonly line: number;
  /** The object that it is in; undefined where none could be read. */
  readonly object?: Pick<ManifestObject["object"], "kind"> & { readonly name: string };
  /** The field, as `spec.containers[0].image`; empty for the object itself. */
  readonly path: string;
  /** Markdown. */
  readonly message: string;
}

/** What a manifest consists of, and what is wrong with it. */
export interface CheckedManifest {
  readonly objects: readonly ManifestObject[];
  /** In the order of the file. */
  readonly problems: readonly ManifestProblem[];
  /** The types whose fields nobody knows, as `example.com/v1 Widget`. */
  readonly unknownTypes: readonly string[];
  /** Whether there may be more problems. */
  readonly isCutShort: boolean;
}

/** Limits of one check. */
export interface CheckLimits {
  readonly problems: number;
  readonly isCancelled?: () => boolean;
}

/** What a check needs to know of kinds. */
export type KnownKinds = Pick<Explainer, "rootOf" | "definition" | "kindIndexes">;

/** Says what is wrong with the objects of a manifest, as far as that can be known without a cluster. */
export async function manifestProblems(
  source: string | YamlFile,
  kinds: KnownKinds,
  reader: Reader,
  { problems: most, isCancelled = () => false }: CheckLimits = { problems: 50 },
): Promise<CheckedManifest> {
  const file = yamlFile(source);
  const { objects, problems: unread } = readManifests(file);
  const found: ManifestProblem[] = [];
  const unknownTypes = new Set<string>();
  const lineAt = lineFinder(file.text);
  const isFull = (): boolean => found.length >= most || isCancelled();
  for (const { range, message, typeWithoutMetadata: type } of unread) {
    if (isFull()) break;
    // The files that configure programs look like objects and have no metadata, such as a kustomization.
    if (type && isCustomGroup(type.apiVersion)) unknownTypes.add(`${type.apiVersion} ${type.kind}`);
    else {
      const text = withoutSource(message, file.documentAt(range.start)?.text ?? "");
      found.push({ line: lineAt(range.start), path: "", message: text });
    }
  }

  for (const each of objects) {
    if (isFull()) break;
    const { object, documentIndex, root } = each;
    const { apiVersion, kind } = object;
    const report = (path: readonly (string | number)[], message: string): boolean => {
      const range = rangeOfField(file, documentIndex, [...root, ...path]);
      const start = range?.key.start ?? 0;
      const name = object.metadata.name;
      found.push({
        line: lineAt(start),
        object: { kind, name },
        path: formatFieldPath(path),
        message,
      });
      return !isFull();
    };
    const of = await kinds.rootOf({ apiVersion, kind });
    const definition = of && (await kinds.definition(of.definition));
    const isUnknown = of?.source === "custom" && definition?.keepsUnknown === true;
    const problem = typeProblem(object, isUnknown ? undefined : of?.apiVersion, await kinds.kindIndexes());
    if (problem !== undefined) report(["apiVersion"], problem);
    else if (!of || isUnknown) unknownTypes.add(`${apiVersion} ${kind}`);
    if (!of) continue;
    const cronWords = await cronWordsFor(kind);
    await checkFields(object, of.definition, {
      definitionOf: (name) => kinds.definition(name),
      mistakes: (value, type, path) => {
        const written = writtenScalar(file, each, path, value);
        return scalarMistakes(written, type, path, object, reader, cronWords);
      },
      movedTo: (path) => {
        const now = pathInReplacement(apiVersion, kind, path);
        return now === path
          ? undefined
          : t("In {0}, this field is {1}.", inlineCode(of.apiVersion), inlineCode(formatFieldPath(now)));
      },
      isLeftOpen: (path) => {
        const range = rangeOfField(file, documentIndex, [...root, ...path]);
        return range?.value !== undefined && file.text.startsWith("{{", range.value.start);
      },
      report,
      isStopped: isFull,
    });
  }
  const problems = found.toSorted((a, b) => a.line - b.line);
  return { objects, problems, unknownTypes: [...unknownTypes], isCutShort: found.length >= most };
}

/** Returns a function that tells the line of an offset, from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => countFirst(starts, (start) => start <= offset);
}
