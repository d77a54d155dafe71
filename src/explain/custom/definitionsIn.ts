import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { CustomKind } from "./customKind.ts";

/**
 * Returns the kinds that an object defines, one for each version; none if it is no CustomResourceDefinition.
 * Understands `apiextensions.k8s.io/v1beta1` too, in which one schema may hold for all versions.
 *
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export function definitionsIn(object: unknown): CustomKind[] {
  if (!isRecord(object) || object["kind"] !== "CustomResourceDefinition") return [];
  const spec = object["spec"];
  const [group, kind] = [
    textField(spec, "group"),
    isRecord(spec) ? textField(spec["names"], "kind") : undefined,
  ];
  if (!isRecord(spec) || group === undefined || kind === undefined) return [];
  const names = namesIn(spec["names"]);
  const shared = schemaOf(spec["validation"]);
  const versions: readonly unknown[] = Array.isArray(spec["versions"])
    ? spec["versions"]
    : [{ name: spec["version"] }];
  return versions.flatMap((version) => {
    const name = textField(version, "name");
    const schema = (isRecord(version) ? schemaOf(version["schema"]) : undefined) ?? shared;
    return name === undefined || schema === undefined
      ? []
      : [{ apiVersion: `${group}/${name}`, kind, schema, names }];
  });
}

function namesIn(names: unknown): string[] {
  const short: readonly unknown[] =
    isRecord(names) && Array.isArray(names["shortNames"]) ? names["shortNames"] : [];
  return [textField(names, "plural"), textField(names, "singular"), ...short].filter(
    (name) => typeof name === "string",
  );
}

function schemaOf(holder: unknown): unknown {
  return isRecord(holder) ? ownField(holder, "openAPIV3Schema") : undefined;
}

/**
 * Returns the kinds in an OpenAPI v3 document of an API server.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export function kindsInOpenApi(document: unknown): CustomKind[] {
  const components = isRecord(document) ? document["components"] : undefined;
  const schemas = isRecord(components) ? components["schemas"] : undefined;
  if (!isRecord(schemas)) return [];
  return Object.values(schemas).flatMap((schema) => {
    const types = isRecord(schema) ? schema["x-kubernetes-group-version-kind"] : undefined;
    // Options and lists have one schema for all groups.
    if (!Array.isArray(types) || types.length !== 1) return [];
    const type: unknown = types[0];
    const [group, version, kind] = ["group", "version", "kind"].map((field) => textField(type, field));
    if (group === undefined || version === undefined || kind === undefined) return [];
    return [{ apiVersion: group === "" ? version : `${group}/${version}`, kind, schema }];
  });
}
