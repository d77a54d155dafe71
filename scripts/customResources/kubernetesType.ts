import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** Types of Kubernetes that custom resources embed, by the words that a description has where others look the same. */
const embedded: readonly { readonly name: string; readonly word?: RegExp }[] = [
  { name: "core.v1.PodTemplateSpec" },
  { name: "core.v1.PodSpec" },
  { name: "core.v1.Container" },
  { name: "core.v1.Volume" },
  { name: "core.v1.VolumeMount" },
  { name: "core.v1.EnvVar" },
  { name: "core.v1.Affinity" },
  { name: "core.v1.NodeAffinity" },
  { name: "core.v1.PodAffinity" },
  { name: "core.v1.PodAntiAffinity", word: /anti/i },
  { name: "core.v1.NodeSelectorTerm" },
  { name: "core.v1.Toleration" },
  { name: "core.v1.Taint" },
  { name: "core.v1.TopologySpreadConstraint" },
  { name: "core.v1.ResourceRequirements" },
  { name: "core.v1.SecurityContext" },
  { name: "core.v1.PodSecurityContext" },
  { name: "core.v1.SecretKeySelector", word: /secret/i },
  { name: "core.v1.ConfigMapKeySelector", word: /config ?map/i },
  { name: "meta.v1.LabelSelector" },
  { name: "meta.v1.Condition" },
];

/**
 * Returns the name of the Kubernetes type that a schema embeds, recognized by its fields: all are fields of that type,
 * no more than a quarter of the type's are missing (the project may use an older Kubernetes), and the fields below have
 * the same form. Undefined if there is none.
 */
export function kubernetesType(
  schema: Readonly<Record<string, unknown>>,
  definitionOf: (name: string) => Definition | undefined,
): string | undefined {
  // Templates of objects declare only some of the metadata.
  const names = isRecord(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  if (["annotations", "labels"].every((name) => names.includes(name)) && names.every(isMetadata))
    return "meta.v1.ObjectMeta";
  const text = JSON.stringify(schema);
  return embedded.find(
    ({ name, word }) => (word?.test(text) ?? true) && hasFormOf(schema, definitionOf(name), definitionOf),
  )?.name;
}

function isMetadata(name: string): boolean {
  return ["annotations", "finalizers", "generateName", "labels", "name", "namespace"].includes(name);
}

function hasFormOf(
  schema: Readonly<Record<string, unknown>>,
  definition: Definition | undefined,
  definitionOf: (name: string) => Definition | undefined,
): boolean {
  const { properties } = schema;
  const fields = definition?.fields ?? {};
  if (!isRecord(properties)) return false;
  const names = Object.keys(properties);
  if (names.length * 4 < Object.keys(fields).length * 3) return false;
  if (definition?.required?.some((name) => !names.includes(name))) return false;
  return names.every((name) => {
    const [property, field] = [ownField(properties, name), ownField(fields, name)];
    if (!isRecord(property) || !field) return false;
    const inner = isRecord(property["items"]) ? property["items"] : property;
    if (!isRecord(inner["properties"])) return true;
    const ref = field.ref ?? field.items?.ref;
    return ref !== undefined && hasFormOf(inner, definitionOf(ref), definitionOf);
  });
}
