import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { isResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { servedKinds } from "../kinds/servedKinds.ts";
import type { ApiObject } from "../objectApi.ts";
import { type Controller, type ControllerContext, find } from "./controller.ts";
import { EventRecorder } from "./events.ts";

/** Explanations of why nothing acts on an object, by resource. */
const whys = new Map(
  servedKinds.flatMap((type) => {
    const { notSimulated } = type.rules;
    const resource = resourceName(type);
    return notSimulated && isResourceName(resource) ? [[resource, notSimulated] as const] : [];
  }),
);

/**
 * Records an event on objects that the practice cluster stores but does not act on, so that learners do not wait for an
 * effect.
 */
export function storedOnlyController({ api, clock }: ControllerContext): Controller {
  const events = new EventRecorder(api, clock, "practice-cluster");
  const told = new Set<string>();

  const tell = async (resource: string, object: ApiObject, why: string): Promise<void> => {
    const key = `${resource}/${object.metadata.uid ?? ""}`;
    if (told.has(key)) return;
    told.add(key);
    const message = `The practice cluster stores this ${object.kind}, but nothing acts on it: ${why}.`;
    await events.record(object, "Warning", "NotSimulated", message);
  };

  return {
    name: "stored-only",
    watched: [...whys].map(([resource, why]) => ({
      resource,
      keysOf: (object: ApiObject) =>
        why(object) === undefined
          ? []
          : [`${resource}|${object.metadata.namespace ?? ""}|${object.metadata.name}`],
    })),
    sync: async (key) => {
      const [resource = "", namespace = "", name = ""] = key.split("|");
      if (!isResourceName(resource)) return undefined;
      const object = await find(api, resource, namespace === "" ? name : `${namespace}/${name}`);
      const why = object && whys.get(resource)?.(object);
      if (object && why !== undefined) await tell(resource, object, why);
      return undefined;
    },
  };
}
