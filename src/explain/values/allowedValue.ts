import { t } from "@vscode/l10n";
import { editDistance } from "@kubernetes-workshop/kubernetes/base/editDistance";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/** Most letters that a misspelled value may differ in. */
const mostTypos = 3;

/** Says that a value is none of those that the API allows, and which one was probably meant. */
export const allowedValue: ValueRule = ({ text, type }) => {
  const allowed = Object.keys(type.enum ?? {});
  if (allowed.length === 0 || allowed.includes(text) || text === "") return undefined;
  const code = inlineCode(text);
  const near = allowed
    .map((value) => ({ value, typos: editDistance(text.toLowerCase(), value.toLowerCase()) }))
    .sort((a, b) => a.typos - b.typos)[0];
  return mistake(
    near && near.typos <= Math.min(mostTypos, near.value.length / 2)
      ? t("{0} is not allowed here. You probably mean {1}.", code, inlineCode(near.value))
      : t("{0} is not allowed here.", code),
  );
};
