import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { lastName, type ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

const mostBits = 0o777;

/** Modes that people write in decimal, as JSON needs: 0400, 0440, 0444, 0555, 0600, 0640, 0644, 0700, 0755, 0777. */
const decimalModes = new Set([256, 288, 292, 365, 384, 416, 420, 448, 493, 511]);

/**
 * Says which permissions a file mode gives. YAML reads digits with a leading 0 as octal, and JSON has only decimal
 * numbers, so `644` is a mode that nobody means.
 * https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions
 */
export const fileModeValue: ValueRule = ({ text, path, type }) => {
  if (type.type !== "integer" || !/^(?:defaultM|m)ode$/.test(lastName(path))) return undefined;
  const code = inlineCode(text);
  const octal = /^0o?([0-7]{1,4})$/.exec(text)?.[1];
  if (octal === undefined && !/^\d{1,4}$/.test(text)) return undefined;
  const mode = octal === undefined ? Number(text) : Number.parseInt(octal, 8);
  const looksOctal = octal === undefined && /^[1-7][0-7]{2}$/.test(text) && !decimalModes.has(mode);
  if (mode > mostBits || looksOctal) {
    const written =
      mode > mostBits
        ? t("{0} is more than the largest mode, {1}.", code, "`0777`")
        : t("{0} is {1}, as the number has no leading 0.", code, permissions(mode));
    return mistake(looksOctal ? `${written} ${t("You probably mean {0}.", `\`0${text}\``)}` : written);
  }
  return octal === undefined
    ? t("{0} is the mode {1}: {2}.", code, `\`0${mode.toString(8)}\``, permissions(mode))
    : t("{0} is {1}.", code, permissions(mode));
};

/** The permissions as `ls` prints them, such as `rw-r--r--`. */
function permissions(mode: number): string {
  const letter = (index: number): string =>
    (mode >> (8 - index)) & 1 ? (["r", "w", "x"][index % 3] ?? "") : "-";
  return `\`${Array.from({ length: 9 }, (_, index) => letter(index)).join("")}\``;
}
