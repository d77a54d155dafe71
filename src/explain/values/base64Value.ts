import { t } from "@vscode/l10n";
import type { ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

/**
 * Says what is wrong with a value of a Secret's `data` without showing it: no base64, or the line break that `echo`
 * adds. https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export const base64Value: ValueRule = ({ text, kind, path }) => {
  if (kind !== "Secret" || path[0] !== "data" || path.length !== 2 || text === "") return undefined;
  const compact = text.replaceAll(/\s/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0)
    return mistake(
      t(
        "This is not base64, so the API server refuses it. Write the value as it is under `stringData` instead.",
      ),
    );
  const last = Buffer.from(compact.slice(-4), "base64").at(-1);
  return last === 0x0a
    ? mistake(
        t(
          "The decoded value ends with a line break, as `echo` without `-n` adds it. Many programs then refuse a password.",
        ),
      )
    : undefined;
};
