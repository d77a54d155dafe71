import type { Happening } from "../../trace/happening.ts";
import type { MapObject, MapPod } from "../mapObject.ts";
import type { Change, Moment } from "../recording.ts";
import { gonePods } from "./gonePods.ts";
import type { Life } from "./life.ts";
import { nodeLife } from "./nodeLife.ts";
import { podLife } from "./podLife.ts";
import { serviceLife } from "./serviceLife.ts";

type PastMoment = Omit<Moment, "number">;

interface Period {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly now: number;
}

/**
 * Puts together what happened before anybody looked: from what has happened according to events and objects, and from
 * the times of the objects that are there now.
 *
 * @returns a moment for each second in which something happened or changed, oldest first
 */
export function pastMoments(
  present: readonly MapObject[],
  happenings: readonly Happening[],
  { since, now }: Period,
): PastMoment[] {
  const seconds = new Map<number, { changes: Map<string, Change>; happenings: Happening[] }>();
  const momentAt = (at: number) => {
    const second = Math.floor(Math.min(at, now) / 1000) * 1000;
    const known = seconds.get(second) ?? { changes: new Map<string, Change>(), happenings: [] };
    seconds.set(second, known);
    return known;
  };
  for (const happening of happenings)
    if (happening.at > since) momentAt(happening.at).happenings.push(happening);
  const occurrences = happenings.flatMap((happening) => happening.occurrences);
  for (const { id, states } of [...lives(present), ...gonePods(occurrences, present, now)])
    for (const [index, { at, object }] of states.entries()) {
      if (at <= since) continue;
      const { changes } = momentAt(at);
      const before = changes.has(id) ? changes.get(id)?.before : states[index - 1]?.object;
      changes.set(id, { id, before, after: object });
    }
  return [...seconds]
    .sort(([one], [other]) => one - other)
    .map(([at, moment]) => ({
      at,
      changes: [...moment.changes.values()],
      happenings: moment.happenings,
      isAssembled: true,
    }));
}

function lives(present: readonly MapObject[]): Life[] {
  const pods = new Map(
    present.flatMap((object): [string, MapPod][] => (object.type === "pod" ? [[object.id, object]] : [])),
  );
  return present.flatMap((object): Life[] => {
    switch (object.type) {
      case "pod":
        return [podLife(object)];
      case "node":
        return [nodeLife(object)];
      case "service":
        return [serviceLife(object, pods)];
      case "row":
        return [];
    }
  });
}
