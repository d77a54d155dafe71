import { t } from "@vscode/l10n";
import type { Trouble } from "./words/splitWords.ts";

/** Why a line that needs more of a shell is not carried out. */
export function troubleWords({ kind, sign }: Trouble): string {
  switch (kind) {
    case "pipe":
      return t(
        "Workshop Shell has no pipes ({0}): it runs one command and prints what that says. Use -l, -n or -o to choose what is shown.",
        sign,
      );
    case "redirection":
      return t(
        "Workshop Shell does not read or write files by redirection ({0}). Copy what it prints, or use apply -f with a file.",
        sign,
      );
    case "sequence":
      return t(
        "Workshop Shell runs one command a line, so {0} has no meaning. Enter each command by itself.",
        sign,
      );
    case "substitution":
      return t("Workshop Shell does not put in the output of other commands ({0}).", sign);
    case "variable":
      return t(
        "Workshop Shell has no variables ({0}). To mean the sign itself, put it in single quotes.",
        sign,
      );
    case "unclosed":
      return sign === "\\"
        ? t("The line ends in a backslash. Write the command on one line.")
        : t("The quote {0} is not closed.", sign);
  }
}
