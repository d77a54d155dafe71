import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { isDue } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { isTroubledPod } from "@kubernetes-workshop/kubernetes/resources/troubledPod";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type { Branch } from "./branches.ts";
import type { ClusterSource, LiveList } from "./clusterSource.ts";
import type { ClusterElement, PodElement, ProblemGroupElement, WorkloadElement } from "./elements.ts";
import { LiveBranch } from "./liveBranch.ts";
import { byNamespaceAndName, byNamespaceKindAndName } from "./order.ts";

/** How often to look whether something that takes its time has taken too long, in milliseconds. */
const lookAgainMs = 15_000;

/** What the group needs of its tree. */
interface ProblemContext {
  readonly source: Pick<ClusterSource, "problemPods" | "workloads">;
  /** The label filter of the tree. */
  readonly filter: string | undefined;
  /** The only namespace that the tree shows. */
  readonly namespace: string | undefined;
  readonly changed: (element: ClusterElement) => void;
  readonly startTimer: StartTimer;
}

/** The workloads or pods that aren't as they should be, in all namespaces or in that of the filter. */
export function problemBranch(parent: ProblemGroupElement, context: ProblemContext): Branch {
  const { source, filter, namespace } = context;
  if (parent.of === "pods") {
    const isShown = (summary: PodSummary): boolean => isTroubledPod(summary, Date.now());
    return listedBranch<PodSummary, PodElement>(parent, context, [source.problemPods(filter, namespace)], {
      create: (summary) => ({ type: "pod", id: `${parent.id}/${summary.uid}`, parent, summary }),
      compare: byNamespaceAndName,
      isShown,
    });
  }
  const lists = kindsWith("workload").map((kind) => source.workloads(kind, filter, namespace));
  return listedBranch<WorkloadSummary, WorkloadElement>(parent, context, lists, {
    create: (summary) => ({ type: "workload", id: `${parent.id}/${summary.uid}`, parent, summary }),
    compare: byNamespaceKindAndName,
    isShown: ({ problem }) => problem !== undefined && isDue(problem, Date.now()),
  });
}

interface Listing<S, E> {
  readonly create: (summary: S) => E;
  readonly compare: (a: S, b: S) => number;
  readonly isShown: (summary: S) => boolean;
}

/** Keeps the count of the group, and shows what becomes a problem by lasting. */
function listedBranch<S extends { readonly uid: string }, E extends { summary: S }>(
  parent: ProblemGroupElement,
  { changed, startTimer }: ProblemContext,
  lists: readonly LiveList<S>[],
  listing: Listing<S, E>,
): Branch {
  const count = (): number => live.count(listing.isShown);
  const live = new LiveBranch<S, E & { summary: S }>({
    ...listing,
    parent,
    lists,
    changed: (element) => {
      parent.count = count();
      parent.seenAt = lists.find(({ trueUntil }) => trueUntil !== undefined)?.trueUntil;
      changed(element as ProblemGroupElement);
    },
  });
  let stop = (): void => undefined;
  const lookAgain = (): void => {
    stop = startTimer(() => {
      const now = count();
      if (parent.count !== undefined && parent.count !== now) {
        parent.count = now;
        changed(parent);
      }
      lookAgain();
    }, lookAgainMs);
  };
  lookAgain();
  return {
    setShown: (isShown) => live.setShown(isShown),
    children: () => live.children() as ReturnType<Branch["children"]>,
    dispose: () => {
      stop();
      live.dispose();
    },
  };
}
