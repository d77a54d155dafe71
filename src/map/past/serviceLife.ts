import type { MapPod, MapService } from "../mapObject.ts";
import { inOrder, type Life } from "./life.ts";

/**
 * What a Service went through, as far as the pods that are behind it now tell: they are behind it since they started,
 * and get requests since they are ready.
 *
 * @param pods all pods, by the ids of their items
 */
export function serviceLife(service: MapService, pods: ReadonlyMap<string, MapPod>): Life {
  const { createdAt = -Infinity } = service;
  const times = new Set([createdAt]);
  for (const { id } of service.pods) {
    const { startedAt, readyAt } = pods.get(id)?.times ?? {};
    for (const time of [startedAt, readyAt]) if (time !== undefined && time > createdAt) times.add(time);
  }
  const at = (time: number): MapService => ({
    ...service,
    pods: service.pods.flatMap(({ id, isReady }) => {
      const { startedAt = -Infinity, readyAt = startedAt } = pods.get(id)?.times ?? {};
      return startedAt > time ? [] : [{ id, isReady: isReady && readyAt <= time }];
    }),
  });
  const inTime = [...times].sort((one, other) => one - other);
  return { id: service.id, states: inOrder(inTime.map((time) => ({ at: time, object: at(time) }))) };
}
