import { t } from "@vscode/l10n";
import { commandIds } from "../ids.ts";
import { type ObjectRef, refKey } from "./objectRef.ts";

const mostNames = 5;
const mostText = 400;

/** Formats objects in a document: names as code, linked to the tree if links are allowed. */
export class Phrases {
  private readonly present: ReadonlyMap<string, ObjectRef>;
  private readonly links: boolean;
  private last = "";

  constructor(present: readonly ObjectRef[], links: boolean) {
    this.present = new Map(present.map((ref) => [refKey(ref), ref]));
    this.links = links;
  }

  /** Formats a name, with a link to the tree for existing pods and nodes. */
  name(ref: Pick<ObjectRef, "kind" | "name">): string {
    const found = this.present.get(refKey(ref));
    if (!found || !this.links) return code(ref.name);
    const { kind, namespace, name, uid } = found;
    const args = encodeURIComponent(JSON.stringify([{ kind, namespace, name, uid }]));
    return `[${code(ref.name)}](command:${commandIds.revealObject}?${args})`;
  }

  /**
   * Formats pods: `the pod web-1`, or `3 pods (web-1, web-2, web-3)` with a long list shortened, or `the same 3 pods`
   * if they were the last ones named.
   */
  pods(refs: readonly ObjectRef[]): string {
    if (refs.length === 1) return t("the pod {0}", this.names(refs));
    const named = refs.map(refKey).sort().join();
    if (named === this.last) return t("the same {0} pods", refs.length);
    this.last = named;
    return t("{0} pods ({1})", refs.length, this.names(refs));
  }

  jobs(refs: readonly ObjectRef[]): string {
    const names = this.names(refs);
    return refs.length === 1 ? t("the Job {0}", names) : t("{0} Jobs ({1})", refs.length, names);
  }

  /** Lists nodes in order, with the number of pods on each: `worker-a, worker-b (2)`. */
  nodes(names: readonly string[]): string {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    const written = [...counts].map(([name, count]) => {
      const link = this.name({ kind: "Node", name });
      return count === 1 || counts.size === 1 ? link : t("{0} ({1} pods)", link, count);
    });
    return listed(written);
  }

  jobNames(refs: readonly ObjectRef[]): string {
    return this.names(refs);
  }

  private names(refs: readonly ObjectRef[]): string {
    return listed(refs.map((ref) => this.name(ref)));
  }
}

/** Lists the first five texts, and how many more there are. */
export function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, mostNames).join(", ");
  const more = texts.length - mostNames;
  return more > 0 ? t("{0} and {1} more", shown, more) : shown;
}

/** Formats text from the cluster as code: one line, shortened, with no active Markdown. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length > mostText ? `${line.slice(0, mostText)}…` : line;
  if (short === "") return "` `";
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${short} ${fence}` : `${fence}${short}${fence}`;
}

/** Formats a duration with useful precision: `0.2 s`, `12 s`, `3 min`. */
export function durationText(ms: number): string {
  if (ms < 10_000) return t("{0} s", Math.max(0.1, Math.round(ms / 100) / 10));
  if (ms < 120_000) return t("{0} s", Math.round(ms / 1000));
  if (ms < 2 * 3_600_000) return t("{0} min", Math.round(ms / 60_000));
  if (ms < 2 * 86_400_000) return t("{0} h", Math.round(ms / 3_600_000));
  return t("{0} days", Math.round(ms / 86_400_000));
}
