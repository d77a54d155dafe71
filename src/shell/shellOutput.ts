import { t } from "@vscode/l10n";

/** Where a command prints. */
export interface ShellOutput {
  /** Text with line feeds. */
  write(text: string): void;
}

/** A command has printed more than anybody reads, and was ended. */
export class OutputLimitError extends Error {}

/** What one command may print, in characters. */
const mostPrinted = 4_000_000;

/** Lets one command print so much and no more: a terminal that is flooded blocks the window. */
export function bounded(out: ShellOutput, most = mostPrinted): ShellOutput {
  let printed = 0;
  return {
    write: (text) => {
      printed += text.length;
      if (printed > most)
        throw new OutputLimitError(
          t("Output stopped after {0} MB. Narrow it down with -n, -l or --tail.", most / 1e6),
        );
      out.write(text);
    },
  };
}
