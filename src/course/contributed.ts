import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";

/** The items of a list in package.json, such as `contributes`, `walkthroughs`; none where there is no such list. */
export function itemsAt(from: unknown, ...keys: readonly string[]): readonly unknown[] {
  const value = valueAt(from, ...keys);
  return Array.isArray(value) ? value : [];
}

/**
 * A text in package.json; empty where there is none. In a display language other than English, VS Code hands out the
 * title of a command as `{ value, original }`, the translation and the English.
 */
export function textAt(from: unknown, ...keys: readonly string[]): string {
  const value = valueAt(from, ...keys);
  return typeof value === "string" ? value : (textField(value, "value") ?? "");
}
