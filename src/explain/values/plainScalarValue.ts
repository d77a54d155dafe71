import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FieldValue, ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/** What YAML 1.1, which `kubectl` reads, takes for booleans. https://yaml.org/type/bool.html */
const booleanWord = /^(?:y|n|yes|no|on|off|true|false)$/i;
const numberLike = /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0x[\da-fA-F]+|0o?[0-7]+|\.inf|\.nan)$/i;

/**
 * Says that a value without quotes is not the text, or not the boolean, that it looks like. The API server refuses
 * such a manifest: `cannot unmarshal bool into Go struct field … of type string`.
 */
export const plainScalarValue: ValueRule = (value) => {
  const text = refusal(value);
  return text === undefined ? undefined : mistake(text);
};

function refusal({ text, isPlain, type }: FieldValue): string | undefined {
  const code = inlineCode(text);
  if (type.type === "boolean") {
    if (text === "true" || text === "false") {
      return isPlain
        ? undefined
        : t("The quotes make this text. A boolean has none, so the API server refuses it.");
    }
    if (!booleanWord.test(text)) return undefined;
    const meant = /^(?:y|yes|on|true)$/i.test(text) ? "true" : "false";
    return isPlain
      ? t(
          "{0} is a boolean in old YAML and text in new YAML, so tools read it differently. Write {1}.",
          code,
          `\`${meant}\``,
        )
      : t("{0} in quotes is text, not a boolean. Write {1}.", code, `\`${meant}\``);
  }
  if (type.type !== "string" || type.format === "int-or-string" || !isPlain) return undefined;
  const quoted = inlineCode(`"${text}"`);
  if (booleanWord.test(text) && !/^[yn]$/i.test(text))
    return t(
      "YAML reads {0} without quotes as a boolean, and this field takes text. Write {1}.",
      code,
      quoted,
    );
  if (numberLike.test(text))
    return t(
      "YAML reads {0} without quotes as a number, and this field takes text. Write {1}.",
      code,
      quoted,
    );
  return undefined;
}
