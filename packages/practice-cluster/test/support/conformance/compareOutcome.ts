import { parseAllDocuments } from "yaml";
import { servedKinds } from "../../../src/kinds/servedKinds.ts";
import { isObject, type JsonObject, valueAt } from "../../../src/api/json.ts";
import { groupVersion, type ResourceType } from "../../../src/api/resourceType.ts";
import type { YamlFile } from "@kubernetes-workshop/testing/yamlFiles";
import type { ConformanceTarget } from "./target.ts";

/** A manifest of a kind that the practice cluster serves. */
export interface Compared {
  /** `examples/web.yaml Deployment` */
  readonly name: string;
  readonly type: ResourceType;
  readonly object: JsonObject;
}

/** A server's answer to a manifest. */
export interface Outcome {
  /** `accepted`, or the code and reason of the refusal. */
  readonly reason: string;
  /** The reason, with the message. */
  readonly text: string;
  readonly body: unknown;
}

/** The manifests in valid files that are of a kind that the practice cluster serves. */
export function comparedManifests(files: readonly YamlFile[]): Compared[] {
  return files.flatMap(({ name, text }) =>
    parseAllDocuments(text, { logLevel: "silent" }).flatMap((document): Compared[] => {
      if (document.errors.length > 0) return [];
      const object = parsed(() => document.toJS());
      if (!isObject(object)) return [];
      const type = servedKinds.find(
        (one) => one.kind === object["kind"] && groupVersion(one) === object["apiVersion"],
      );
      return type ? [{ name: `${name} ${type.kind}`, type, object }] : [];
    }),
  );
}

/** Aliases without an anchor cause an error only when a document is converted to an object. */
function parsed(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** Sends a manifest to both servers as a dry run, with strict validation. */
export async function compareOutcome(
  manifest: Compared,
  real: ConformanceTarget,
  practice: ConformanceTarget,
): Promise<{ readonly real: Outcome; readonly practice: Outcome }> {
  const request = requestFor(manifest);
  const [left, right] = await Promise.all([real.request(request), practice.request(request)]);
  return { real: outcomeOf(left.body), practice: outcomeOf(right.body) };
}

function requestFor({ type, object }: Compared): { method: string; path: string; body: JsonObject } {
  const metadata = isObject(object["metadata"]) ? { ...object["metadata"] } : {};
  if (type.namespaced) metadata["namespace"] = "default";
  const root = type.group === "" ? "/api/v1" : `/apis/${groupVersion(type)}`;
  const collection = `${root}${type.namespaced ? "/namespaces/default" : ""}/${type.plural}`;
  const path = `${collection}?dryRun=All&fieldValidation=Strict`;
  return { method: "POST", path, body: { ...object, metadata } };
}

function outcomeOf(body: unknown): Outcome {
  if (valueAt(body, "kind") !== "Status") return { reason: "accepted", text: "accepted", body };
  const reason = `${String(valueAt(body, "code"))} ${String(valueAt(body, "reason"))}`;
  return { reason, text: `${reason} ${String(valueAt(body, "message"))}`, body };
}
