import { readFile, rm } from "node:fs/promises";
import { t } from "@vscode/l10n";
import type { SetAside } from "kubernetes-practice-cluster/setAside";

const mostNames = 5;

/** The parts of VS Code that are used here. */
export interface SetAsideDesk {
  /** Shows a warning; resolves with the button that was pressed. */
  readonly warn: (message: string, ...buttons: string[]) => PromiseLike<string | undefined>;
  /** Opens an unsaved YAML document. */
  readonly open: (text: string) => PromiseLike<void>;
}

/**
 * Tells the user which objects were left out after the practice cluster kept ending unexpectedly. They stay in their
 * files until the user discards them.
 */
export async function tellSetAside(all: readonly SetAside[], desk: SetAsideDesk): Promise<void> {
  const names = all.flatMap((each) => each.names);
  const files = all.flatMap(({ file }) => file ?? []);
  const shown = names.slice(0, mostNames).join(", ");
  const message =
    names.length > mostNames
      ? t(
          "The practice cluster kept stopping unexpectedly. It was restarted without the latest changes, which were set aside: {0} and {1} more.",
          shown,
          names.length - mostNames,
        )
      : t(
          "The practice cluster kept stopping unexpectedly. It was restarted without the latest changes, which were set aside: {0}.",
          shown,
        );
  const show = t("Show Objects");
  const discard = t("Discard");
  const buttons = files.length > 0 ? [show, discard] : [];
  let chosen = await desk.warn(message, ...buttons);
  // Pressing a button closes the message, so show it again after the objects, for the user to decide.
  while (chosen === show) {
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
    const why = t(
      "Set aside because the practice cluster kept stopping unexpectedly. Change it before you apply it again.",
    );
    await desk.open(`# ${why}\n${texts.join("---\n")}`);
    chosen = await desk.warn(message, ...buttons);
  }
  if (chosen === discard) await Promise.all(files.map((file) => rm(file, { force: true })));
}
