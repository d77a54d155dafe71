import type { KnownLabs } from "./knownLabs.ts";

/** What settings say of labs, as somebody wrote it, who may have written anything. */
export interface LabSettings {
  readonly enabled: unknown;
  readonly hidden: unknown;
}

/** The labs that settings leave, and what in the settings is no lab. */
export interface ShownLabs extends KnownLabs {
  readonly unknown: readonly string[];
}

/**
 * Leaves out the labs that settings turn off, and the problems of labs with them.
 *
 * @param underWay the id of the lab in progress, which stays: only a lab that is there can be ended
 */
export function shownLabs(
  { labs, problems }: KnownLabs,
  { enabled, hidden }: LabSettings,
  underWay: string | undefined,
): ShownLabs {
  const named: readonly unknown[] = Array.isArray(hidden) ? hidden : [];
  const folders = problems.map(({ lab }) => lab.slice(lab.lastIndexOf("/") + 1));
  const known = new Set<unknown>([...labs.map(({ lab }) => lab.id), ...folders]);
  const unknown = named.filter((each) => !known.has(each)).map((each) => JSON.stringify(each));
  const isShown = (id: string): boolean => enabled !== false && !named.includes(id);
  return {
    labs: labs.filter(({ lab }) => isShown(lab.id) || lab.id === underWay),
    problems: problems.filter((_, index) => isShown(folders[index] ?? "")),
    unknown,
  };
}
