import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { TreeFilter } from "../../clusterTree/treeFilter.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { isRequestError } from "../../session/isRequestError.ts";

const listedAtMost = 500;

interface NamespaceItem extends vscode.QuickPickItem {
  /** Undefined for all namespaces. */
  readonly namespace?: string;
  /** Whether the user has to type one. */
  readonly isTyped?: true;
}

/** Asks for a namespace, and returns the filter with it; undefined if the user cancels. */
export async function askNamespace(
  { objects, kubeContext }: Pick<ClusterSession, "objects" | "kubeContext">,
  filter: TreeFilter,
): Promise<TreeFilter | undefined> {
  const picked = await vscode.window.showQuickPick(itemsFor(objects, filter.namespace), {
    title: kubeContext,
    placeHolder: t("Select the namespace to show"),
  });
  if (!picked) return undefined;
  if (!picked.isTyped) return { ...filter, namespace: picked.namespace };
  const typed = await vscode.window.showInputBox({
    title: t("Filter by namespace"),
    prompt: t(
      "You do not have permission to list all namespaces, or there are too many. Enter the name of one.",
    ),
    ...(filter.namespace !== undefined && { value: filter.namespace }),
    validateInput: namespaceMistake,
  });
  return typed === undefined ? undefined : { ...filter, namespace: typed.trim() || undefined };
}

/** The context's own namespace comes first. */
async function itemsFor(
  objects: Pick<ClusterSession["objects"], "list" | "namespace">,
  current: string | undefined,
): Promise<NamespaceItem[]> {
  const own = objects.namespace;
  const names = await namesOf(objects);
  const marks = (namespace: string | undefined, isOwn: boolean): string =>
    [isOwn && t("namespace of the context"), namespace === current && t("shown now")]
      .filter((mark) => mark)
      .join(", ");
  const item = (namespace: string, isOwn = false): NamespaceItem => ({
    label: namespace,
    description: marks(namespace, isOwn),
    namespace,
  });
  const others = (names ?? []).filter((name) => name !== own);
  const isWhole = names !== undefined && names.length < listedAtMost;
  return [
    item(own, true),
    { label: t("All Namespaces"), description: marks(undefined, false), iconPath: icon("globe") },
    ...others.map((name) => item(name)),
    ...(isWhole
      ? []
      : [
          {
            label: t("Enter a Namespace…"),
            iconPath: icon("edit"),
            alwaysShow: true,
            isTyped: true as const,
          },
        ]),
  ];
}

/** Undefined where they may not be listed. */
async function namesOf(objects: Pick<ClusterSession["objects"], "list">): Promise<string[] | undefined> {
  try {
    const namespaces = await objects.list("v1", "Namespace", { limit: listedAtMost });
    return namespaces.map(({ metadata: { name = "" } }) => name).sort();
  } catch (error) {
    if (isRequestError(error) && error.failure === "forbidden") return undefined;
    throw error;
  }
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
function namespaceMistake(text: string): string | undefined {
  const name = text.trim();
  if (name === "" || (name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))) return undefined;
  return t(
    "A namespace has at most 63 lowercase letters, digits, and -, and starts and ends with a letter or digit.",
  );
}

function icon(id: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id);
}
