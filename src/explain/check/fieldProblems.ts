import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { Definition, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { type FieldPath, formatFieldPath } from "../../manifests/fieldPath.ts";
import { nearName } from "../nearName.ts";
import { type Shape, shapeOf, shapeProblem } from "./valueShape.ts";

/** How the values of an object are checked. */
export interface FieldChecks {
  readonly definitionOf: (name: string) => Promise<Definition | undefined>;
  /** Says what is probably wrong with a scalar that has the right type. */
  readonly mistakes: (
    value: string | number | boolean,
    type: FieldType,
    path: FieldPath,
  ) => readonly string[];
  /** Returns where a field is in the apiVersion that replaces the written one, if it has moved there. */
  readonly movedTo: (path: FieldPath) => string | undefined;
  /** Whether a value is left to a template, such as `{{ name }}`, which YAML reads as fields. */
  readonly isLeftOpen: (path: FieldPath) => boolean;
  /** Called with each problem; returns false if that was the last one to be told. */
  readonly report: (path: FieldPath, message: string) => boolean;
  /** Whether to stop before the end. */
  readonly isStopped: () => boolean;
}

/** An object around a value, with the fields that it may have. */
interface Around {
  readonly path: FieldPath;
  readonly names: readonly string[];
}

/**
 * Holds an object against its definition: fields that are unknown or missing, values of the wrong type, and values that
 * are probably wrong. Reports nothing inside what it does not know.
 *
 * @param root the definition of the object's kind
 */
export async function checkFields(
  object: Readonly<Record<string, unknown>>,
  root: string,
  checks: FieldChecks,
): Promise<void> {
  const visit = async (
    value: unknown,
    type: FieldType,
    path: FieldPath,
    around: readonly Around[],
  ): Promise<void> => {
    // To the API server, null is the same as no value.
    if (value === null || value === undefined || checks.isStopped()) return;
    const shape = shapeOf(type, type.ref === undefined ? undefined : await checks.definitionOf(type.ref));
    const wrong = shapeProblem(value, shape, inlineCode(formatFieldPath(path)));
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      const mistakes = checks.mistakes(value, shape, path);
      const told = mistakes.length > 0 || wrong === undefined ? mistakes : [wrong];
      for (const each of told) checks.report(path, each);
    } else if (wrong !== undefined) {
      if (!checks.isLeftOpen(path)) checks.report(path, wrong);
    } else if (Array.isArray(value) && shape.items)
      for (const [index, item] of value.entries()) await visit(item, shape.items, [...path, index], around);
    else if (isRecord(value)) await visitFields(value, shape, path, around);
  };

  const visitFields = async (
    value: Readonly<Record<string, unknown>>,
    shape: Shape,
    path: FieldPath,
    around: readonly Around[],
  ): Promise<void> => {
    const { fields, values } = shape;
    // Any object is allowed.
    if (!fields && !values) return;
    const names = Object.keys(fields ?? {});
    for (const [name, below] of Object.entries(value)) {
      if (checks.isStopped()) return;
      // The cluster writes the status.
      if (path.length === 0 && name === "status") continue;
      const inner = ownField(fields, name) ?? values;
      if (inner) await visit(below, inner, [...path, name], [...around, { path, names }]);
      else if (!shape.keepsUnknown) checks.report([...path, name], unknownField(name, shape, path, around));
    }
    for (const name of shape.required) {
      const isType = path.length === 0 && (name === "apiVersion" || name === "kind");
      if (isType || (ownField(value, name) ?? null) !== null) continue;
      checks.report(path, t("{0} is missing.", inlineCode(formatFieldPath([...path, name]))));
    }
  };

  /** @param path of the object that has the field */
  const unknownField = (name: string, shape: Shape, path: FieldPath, around: readonly Around[]): string => {
    const now = checks.movedTo([...path, name]);
    if (now !== undefined) return now;
    const names = Object.keys(shape.fields ?? {});
    const unknown = t("There is no field {0} here.", inlineCode(name));
    const near = nearName(name, names);
    if (near !== undefined) return `${unknown} ${t("You probably mean {0}.", inlineCode(near))}`;
    const outer = around.findLast((each) => each.names.includes(name));
    if (!outer || outer.path.length === 0) return unknown;
    const place = inlineCode(formatFieldPath([...outer.path, name]));
    return `${unknown} ${t("There is one in {0}, so the indentation may be wrong.", place)}`;
  };

  await visit(object, { ref: root }, [], []);
}
