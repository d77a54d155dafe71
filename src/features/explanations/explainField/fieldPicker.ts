import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { FieldTarget } from "../../../explain/fields/fieldSearch.ts";
import { explainButton, type FieldItem } from "./fieldItem.ts";

/** What the picker asks for its lines. */
export interface FieldSource {
  /** Returns the lines of all kinds, or of the fields of a target, with the target itself as the first one. */
  readonly below: (target: FieldTarget | undefined) => Promise<readonly FieldItem[]>;
  /** Returns the lines of what fits a text, best first. */
  readonly find: (text: string) => Promise<readonly FieldItem[]>;
}

/**
 * Lets people choose a kind or a field: level by level, or by typing a name, a part of it, or a path.
 *
 * @param start the field to begin at
 */
export function pickField(
  source: FieldSource,
  start: FieldTarget | undefined,
  onError: (error: unknown) => void,
): Promise<FieldTarget | undefined> {
  const owned = new DisposableStore();
  const pick = owned.add(vscode.window.createQuickPick<FieldItem>());
  let level = start;
  let asked = 0;
  const show = (items: Promise<readonly FieldItem[]>): void => {
    const number = ++asked;
    pick.busy = true;
    items
      .then((found) => {
        if (number === asked) pick.items = found;
      })
      .catch(onError)
      .finally(() => {
        if (number === asked) pick.busy = false;
      });
  };
  const goTo = (target: FieldTarget | undefined): void => {
    level = target;
    pick.title = [
      t("Explain Field"),
      ...(target ? [[target.kind.kind, ...target.names].join(".")] : []),
    ].join(" · ");
    pick.placeholder = target
      ? t("Select a field")
      : t("Type the name of a kind or a field, or a path such as {0}", "deploy.spec.strategy");
    pick.buttons = target ? [vscode.QuickInputButtons.Back] : [];
    pick.value = "";
    show(source.below(target));
  };
  pick.matchOnDetail = false;
  pick.ignoreFocusOut = false;
  return new Promise<FieldTarget | undefined>((resolve) => {
    const end = (target: FieldTarget | undefined): void => {
      resolve(target);
      pick.hide();
    };
    owned.add(
      pick.onDidChangeValue((value) => {
        // Within a level, VS Code itself finds the fields.
        if (level === undefined) show(value.trim() === "" ? source.below(undefined) : source.find(value));
      }),
    );
    owned.add(
      pick.onDidAccept(() => {
        const [item] = pick.selectedItems;
        if (item?.isEnd) end(item.target);
        else if (item) goTo(item.target);
      }),
    );
    owned.add(
      pick.onDidTriggerItemButton(({ button, item }) => {
        if (button === explainButton) end(item.target);
      }),
    );
    owned.add(
      pick.onDidTriggerButton(() => {
        if (level) goTo(level.names.length > 0 ? { ...level, names: level.names.slice(0, -1) } : undefined);
      }),
    );
    owned.add(
      pick.onDidHide(() => {
        asked++;
        resolve(undefined);
        owned.dispose();
      }),
    );
    goTo(start);
    pick.show();
  });
}
