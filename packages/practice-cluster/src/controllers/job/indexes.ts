import type { Pod, PodTemplate } from "../objects.ts";
import { isActive } from "./job.ts";

export const indexAnnotation = "batch.kubernetes.io/job-completion-index";

function indexOf(pod: Pod): number | undefined {
  const index = pod.metadata.annotations?.[indexAnnotation];
  return index === undefined ? undefined : Number(index);
}

/** The completed indexes, in order. https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode */
export function completedIndexes(pods: readonly Pod[], before: string | undefined): number[] {
  const done = new Set(parseRanges(before ?? ""));
  for (const pod of pods) {
    const index = indexOf(pod);
    if (index !== undefined && pod.status?.phase === "Succeeded") done.add(index);
  }
  return [...done].sort((left, right) => left - right);
}

/** The first indexes that are neither completed nor active. */
export function missingIndexes(
  pods: readonly Pod[],
  completed: readonly number[],
  completions: number,
  count: number,
): number[] {
  const taken = new Set([...completed, ...pods.filter(isActive).map(indexOf)]);
  const missing: number[] = [];
  for (let index = 0; index < completions && missing.length < count; index++) {
    if (!taken.has(index)) missing.push(index);
  }
  return missing;
}

/** Formats indexes: `1,3-5,7,8` for 1, 3, 4, 5, 7, and 8. Two neighbors do not form a range. */
export function formatRanges(indexes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  const between = ([from, to]: readonly [number, number]): string => (to === from + 1 ? "," : "-");
  return ranges
    .map((range) => (range[0] === range[1] ? `${range[0]}` : range.join(between(range))))
    .join(",");
}

function parseRanges(text: string): number[] {
  return text
    .split(",")
    .filter((range) => range !== "")
    .flatMap((range) => {
      const [from = 0, to = from] = range.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
    });
}

/** The template with the completion index in the environment of its containers. */
export function withIndex(template: PodTemplate, index: number): PodTemplate {
  const variable = { name: "JOB_COMPLETION_INDEX", value: String(index) };
  const containers = template.spec.containers.map((container) => {
    const env = "env" in container && Array.isArray(container.env) ? (container.env as unknown[]) : [];
    return { ...container, env: [...env, variable] };
  });
  return { ...template, spec: { ...template.spec, containers } };
}
