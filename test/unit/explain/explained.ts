import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Explanation } from "../../../src/explain/explanation.ts";
import { Explainer } from "../../../src/explain/explainer.ts";
import type { FieldPath } from "../../../src/manifests/fieldPath.ts";
import { schemaFilesToPack } from "../../../scripts/packSchemas.ts";

const files = schemaFilesToPack();

/** Reads the project's own schema files, as the build packs them. */
export function readSchemaFile(name: string): Promise<string | undefined> {
  return Promise.resolve(files.get(name));
}

/** `spec.containers[0].image` as a field path; a key with dots is written `['a.b/c']`. */
export function fieldPath(text: string): FieldPath {
  return [...text.matchAll(/\['([^']*)'\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? (index === undefined ? (name ?? "") : Number(index)),
  );
}

const explainers = Object.fromEntries(
  languages.map((language) => [language, new Explainer(readSchemaFile, language)]),
) as Record<Language, Explainer>;

/** Explains a field of a type written `apps/v1 Deployment`, or `Deployment` where there is no apiVersion. */
export function explained(
  type: string,
  field: string | FieldPath,
  language: Language = "en",
): Promise<Explanation | undefined> {
  const [kind, apiVersion] = type.split(" ").reverse();
  return explainers[language].explain({
    type: { apiVersion, kind },
    path: typeof field === "string" ? fieldPath(field) : field,
  });
}
