import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import { filterWords } from "../../clusterTree/filterWords.ts";
import { isFiltering } from "../../clusterTree/treeFilter.ts";
import { kindWord } from "../../kindWord.ts";
import { setTimeout } from "node:timers/promises";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import { kindNamed } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ClusterSession } from "../../session/clusterSession.ts";

/** The object to reveal, as links name it. */
export interface RevealedObject {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly uid?: string | undefined;
  /** Whether the tree shows it without taking the focus, and says nothing where it cannot. */
  readonly isQuiet?: boolean;
}

/** The cluster, as far as objects are looked for in it. */
interface RevealedSession {
  readonly objects: Pick<ClusterSession["objects"], "read">;
  readonly tree: Pick<ClusterSession["tree"], "findNode" | "findPod" | "findWorkload" | "filter">;
}

/** The view, as far as objects are revealed in it. */
export interface RevealingView extends Pick<vscode.TreeView<ClusterElement>, "visible" | "reveal"> {
  /** Brings the view to the front. */
  show(): Promise<void>;
  clearFilter(): Promise<void>;
  /** Tells the user something; true if they press the button. */
  tell(message: string, button?: string): Promise<boolean>;
}

/** Reads the argument of the command, which may come from a link; undefined if it names no object. */
export function asRevealedObject(argument: unknown): RevealedObject | undefined {
  const text = (field: string): string | undefined => textField(argument, field) || undefined;
  const [kind, name] = [text("kind"), text("name")];
  if (kind === undefined || name === undefined) return undefined;
  const isQuiet = isRecord(argument) && ownField(argument, "isQuiet") === true;
  return { kind, name, namespace: text("namespace"), uid: text("uid"), isQuiet };
}

/** Reveals a node, pod, or workload in the view, or says that it is gone or hidden by the filter. */
export async function revealObject(
  session: RevealedSession,
  view: RevealingView,
  object: RevealedObject,
): Promise<void> {
  if (object.isQuiet === true) {
    await revealQuietly(session, view, object);
    return;
  }
  await view.show();
  const found = await find(session, object);
  if (found === "hidden") {
    await offerWithoutFilter(session, view, object);
  } else if (found === "gone" || !(await isRevealed(session, view, { object, found, focus: true }))) {
    const gone = t("{0} {1} is no longer in the cluster.", kindWord(object.kind), object.name);
    await view.tell(gone);
  }
}

interface Found {
  readonly object: RevealedObject;
  readonly found: ClusterElement;
  readonly focus: boolean;
}

/** Reveals an element; answers that it was not revealed where its object has gone meanwhile. */
async function isRevealed(
  session: RevealedSession,
  view: RevealingView,
  { object, found, focus }: Found,
): Promise<boolean> {
  try {
    await view.reveal(found, { select: true, focus, expand: false });
    return true;
  } catch (error) {
    if ((await find(session, object)) !== "gone") throw error;
    return false;
  }
}

/** How often a pod is looked for until it has a node, and the milliseconds between. */
const looks = 20;
const lookAfterMs = 250;

/** A pod that was just created has no node for a moment; its place in the tree is below the node that it gets. */
async function revealQuietly(
  session: RevealedSession,
  view: RevealingView,
  object: RevealedObject,
): Promise<void> {
  for (let look = 1; look <= looks && view.visible; look++) {
    const found = await find(session, object);
    if (found === "gone") return;
    const isPlaced = found !== "hidden" && !(found.type === "pod" && found.parent.type === "unassigned");
    if (isPlaced || (look === looks && found !== "hidden")) {
      await isRevealed(session, view, { object, found, focus: false });
      return;
    }
    if (isFiltering(session.tree.filter)) return;
    await setTimeout(lookAfterMs);
  }
}

async function find(
  { objects, tree }: RevealedSession,
  object: RevealedObject,
): Promise<ClusterElement | "gone" | "hidden"> {
  const { kind, name } = object;
  if (tree.filter.onlyProblems) return "hidden";
  if (kind === "Node") return (await tree.findNode(name, object.uid)) ?? "gone";
  const read = await objects.read({ ...object, apiVersion: kindNamed(kind)?.apiVersion ?? "" });
  const uid = read?.metadata.uid;
  if (read === undefined || uid === undefined) return "gone";
  const element =
    kind === "Pod" ? await tree.findPod(uid, nodeNameOf(read["spec"])) : await tree.findWorkload(uid);
  return element ?? "hidden";
}

async function offerWithoutFilter(
  session: RevealedSession,
  view: RevealingView,
  object: RevealedObject,
): Promise<void> {
  const filter = filterWords(session.tree.filter);
  if (filter === undefined) {
    await view.tell(t("{0} {1} is not shown in the tree.", kindWord(object.kind), object.name));
    return;
  }
  const clear = t("Clear Filter");
  const hidden = t("The filter ({0}) hides {1} {2}.", filter, kindWord(object.kind), object.name);
  if (!(await view.tell(hidden, clear))) return;
  await view.clearFilter();
  await revealObject(session, view, object);
}

function nodeNameOf(spec: unknown): string | undefined {
  const isNamed = typeof spec === "object" && spec !== null && "nodeName" in spec;
  return isNamed && typeof spec.nodeName === "string" && spec.nodeName !== "" ? spec.nodeName : undefined;
}
