import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { nearName } from "../nearName.ts";
import type { ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/** A value is one of a few, so that more may be misspelled in it than in a name. */
const tolerance = { typos: 3, lettersPerTypo: 2 };

/** Says that a value is none of those that the API allows, and which one was probably meant. */
export const allowedValue: ValueRule = ({ text, type }) => {
  const allowed = Object.keys(type.enum ?? {});
  if (allowed.length === 0 || allowed.includes(text) || text === "") return undefined;
  const code = inlineCode(text);
  const near = nearName(text, allowed, tolerance);
  return mistake(
    near === undefined
      ? t("{0} is not allowed here.", code)
      : t("{0} is not allowed here. You probably mean {1}.", code, inlineCode(near)),
  );
};
