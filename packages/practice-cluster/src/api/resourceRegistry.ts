import type { ApiObject } from "../objectApi.ts";
import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { servedKinds } from "../kinds/servedKinds.ts";
import { isObject, listAt, objectsAt, stringAt, valueAt } from "./json.ts";
import { groupVersion, type ResourceType } from "./resourceType.ts";

/**
 * The registry of resources: the built-in ones and those that CustomResourceDefinitions add.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export class ResourceRegistry {
  #custom: ResourceType[] = [];
  #byPath = index(servedKinds);

  all(): ResourceType[] {
    return [...servedKinds, ...this.#custom];
  }

  /** Finds a resource by group, version and plural name, as in a path. */
  find(group: string, version: string, plural: string): ResourceType | undefined {
    return this.#byPath.get(`${groupVersion({ group, version })}/${plural}`);
  }

  /** Finds a resource by the name that `ObjectApi` uses, such as `jobs.batch`. */
  named(name: string): ResourceType | undefined {
    return this.all().find((type) => resourceName(type) === name);
  }

  ofKind(apiVersion: string, kind: string): ResourceType | undefined {
    return this.all().find((type) => type.kind === kind && groupVersion(type) === apiVersion);
  }

  setCustom(definitions: readonly ApiObject[]): void {
    this.#custom = definitions.flatMap(customResources);
    this.#byPath = index(this.all());
  }
}

function index(types: readonly ResourceType[]): Map<string, ResourceType> {
  return new Map(types.map((type) => [`${groupVersion(type)}/${type.plural}`, type]));
}

/** The resources of a definition, one for each served version. All of them share the same objects in etcd. */
export function customResources(definition: ApiObject): ResourceType[] {
  const spec = definition["spec"];
  const group = stringAt(spec, "group") ?? "";
  const plural = stringAt(spec, "names", "plural") ?? "";
  const kind = stringAt(spec, "names", "kind") ?? "";
  const strings = (...path: string[]): string[] =>
    listAt(spec, ...path).filter((name) => typeof name === "string");
  return objectsAt(spec, "versions")
    .filter((version) => version["served"] === true)
    .map((version): ResourceType => {
      const scale = valueAt(version, "subresources", "scale");
      const path = (name: string): string[] => (stringAt(scale, name) ?? "").split(".").filter(Boolean);
      return {
        group,
        version: stringAt(version, "name") ?? "",
        plural,
        singular: stringAt(spec, "names", "singular") ?? kind.toLowerCase(),
        kind,
        namespaced: stringAt(spec, "scope") === "Namespaced",
        shortNames: strings("names", "shortNames"),
        categories: strings("names", "categories"),
        status: isObject(valueAt(version, "subresources", "status")),
        scale: isObject(scale)
          ? {
              spec: path("specReplicasPath"),
              status: path("statusReplicasPath"),
              selector: path("labelSelectorPath"),
            }
          : undefined,
        generation: true,
        storage: `${plural}.${group}`,
        definition: undefined,
        rules: {},
        custom: {
          openAPIV3Schema: valueAt(version, "schema", "openAPIV3Schema"),
          additionalPrinterColumns: listAt(version, "additionalPrinterColumns"),
          selectableFields: objectsAt(version, "selectableFields").flatMap(
            (field) => stringAt(field, "jsonPath") ?? [],
          ),
        },
      };
    });
}
