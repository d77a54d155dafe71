import { readFile, rm } from "node:fs/promises";
import { t } from "@vscode/l10n";
import type { SetAside } from "kubernetes-practice-cluster/setAside";

const mostNames = 5;

/** What of VS Code is used here. */
export interface SetAsideDesk {
  /** Shows a message; answers with the button that was pressed. */
  readonly warn: (message: string, ...buttons: string[]) => PromiseLike<string | undefined>;
  /** Opens a YAML document that is not saved anywhere. */
  readonly open: (text: string) => PromiseLike<void>;
}

/**
 * Names the objects without which the practice cluster was started, as it had ended by itself with them. They stay in
 * their files until somebody discards them.
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
  // A message goes with the button that is pressed; whoever has looked at them decides then.
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
