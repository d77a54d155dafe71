import { t } from "@vscode/l10n";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { agreed, referenceOf, shownName, titleOf } from "../objects/change.ts";
import { type SelectedObject, selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { ParsedWords } from "../words/parseFlags.ts";
import { eachOf, throwAll } from "./eachOf.ts";

/** The field that `label` or `annotate` sets, and kubectl's words for it. */
interface Kind {
  readonly field: "labels" | "annotations";
  readonly word: "label" | "annotation";
  readonly set: string;
  readonly unset: string;
  readonly neither: string;
}

/** A verb that sets labels or annotations. */
function labelVerb(kind: Kind, verb: Pick<ShellVerb, "name" | "summary">): ShellVerb {
  return {
    ...verb,
    usage: [`kubectl ${verb.name} (TYPE NAME | TYPE/NAME) KEY=VALUE... | KEY-... [--overwrite]`],
    flags: [
      commonFlags.namespace,
      commonFlags.selector,
      { name: "overwrite", takes: "bool" },
      { name: "all", takes: "bool" },
    ],
    run: (context, words) => run(kind, context, words),
  };
}

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_label/ */
export const label = labelVerb(
  { field: "labels", word: "label", set: "labeled", unset: "unlabeled", neither: "not labeled" },
  { name: "label", summary: () => t("Set or remove labels") },
);

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_annotate/ */
export const annotate = labelVerb(
  { field: "annotations", word: "annotation", set: "annotated", unset: "annotated", neither: "annotated" },
  { name: "annotate", summary: () => t("Set or remove annotations") },
);

interface Wanted {
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

async function run(kind: Kind, context: VerbContext, { args, flags }: ParsedWords): Promise<void> {
  const isSpec = (arg: string): boolean => arg.includes("=") || arg.endsWith("-");
  const first = args.findIndex(isSpec);
  const specs = first < 0 ? [] : args.slice(first);
  const wanted = readSpecs(specs, kind);
  if (specs.length === 0) throw new ShellError(`error: at least one ${kind.word} update is required`);
  const { objects, failures } = await selectObjects(context, args.slice(0, first), flags);
  if (objects.length === 0) throwAll(failures);
  const planned = objects.map((selected) => ({ selected, ...changesOf(selected, kind, wanted) }));
  const isChanged = planned.some(({ values }) => Object.keys(values).length > 0);
  const refused: unknown[] = [];
  if (!flags.isOn("overwrite"))
    for (const { taken } of planned) refused.push(...taken.map((each) => new ShellError(each)));
  if (refused.length > 0) throwAll([...failures, ...refused]);
  const writer = isChanged
    ? await agreed(context, {
        question:
          kind.field === "labels"
            ? t("Change labels of {0}: {1}?", titleOf(objects), specs.join(" "))
            : t("Change annotations of {0}: {1}?", titleOf(objects), specs.join(" ")),
        action: t("Change"),
        objects: objects.map(referenceOf),
      })
    : undefined;
  const failed = await eachOf(planned, async ({ selected, values, missing }) => {
    for (const name of missing) context.out.write(`${kind.word} ${goQuoted(name)} not found.\n`);
    const all = Object.values(values);
    if (all.length > 0)
      await writer?.patch(
        referenceOf(selected),
        { type: "merge-patch", body: { metadata: { [kind.field]: values } } },
        {},
        context.signal,
      );
    context.out.write(`${shownName(selected)} ${saying(kind, all)}\n`);
  });
  throwAll([...failures, ...failed]);
}

function saying({ set, unset, neither, field }: Kind, values: readonly (string | null)[]): string {
  const isSet = values.some((value) => value !== null);
  const isUnset = values.includes(null);
  if (isSet && isUnset && field === "labels") return "modified";
  return isSet ? set : isUnset ? unset : neither;
}

function readSpecs(specs: readonly string[], { word, field }: Kind): Wanted {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const spec of specs) {
    const equals = spec.indexOf("=");
    if (equals > 0 && (field === "annotations" || equals === spec.lastIndexOf("=")))
      set.set(spec.slice(0, equals), spec.slice(equals + 1));
    else if (equals < 0 && spec.endsWith("-") && spec.length > 1) removed.push(spec.slice(0, -1));
    else throw new ShellError(`error: ${equals < 0 ? "unknown" : "invalid"} ${word} spec: ${spec}`);
  }
  if (removed.some((key) => set.has(key)))
    throw new ShellError(
      `error: can not both modify and remove ${word === "label" ? "a label" : "an annotation"} in the same command`,
    );
  return { set, removed };
}

function changesOf(
  { object }: SelectedObject,
  { field, word }: Kind,
  { set, removed }: Wanted,
): {
  readonly values: Readonly<Record<string, string | null>>;
  readonly taken: readonly string[];
  readonly missing: readonly string[];
} {
  const now = object.metadata[field] ?? {};
  const changed = [...set].filter(([key, value]) => ownField(now, key) !== value);
  const there = removed.filter((key) => ownField(now, key) !== undefined);
  return {
    values: Object.fromEntries<string | null>([...changed, ...there.map((key) => [key, null] as const)]),
    taken: changed
      .filter(([key]) => ownField(now, key) !== undefined)
      .map(([key]) =>
        word === "label"
          ? `error: '${key}' already has a value (${ownField(now, key) ?? ""}), and --overwrite is false`
          : `error: --overwrite is false but found the following declared annotation(s): '${key}' already has a value (${ownField(now, key) ?? ""})`,
      ),
    missing: word === "label" ? removed.filter((key) => !there.includes(key)) : [],
  };
}
