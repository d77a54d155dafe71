import { Explainer } from "../../src/explain/explainer.ts";
import { SchemaStore } from "../../src/explain/schemaStore.ts";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { explainedKinds } from "./explainedKinds.ts";
import { fieldsOfKind } from "./fieldsOfKind.ts";

/** What has no written explanation, as `apps/v1 Deployment spec.strategy.type=Recreate (ko)`. */
export interface TextsOfKinds {
  readonly missing: readonly string[];
  /** The number of fields and values that were looked at, in one language. */
  readonly checked: number;
}

/** Looks for the explanation of each field, and of each allowed value, that the explained kinds reach. */
export async function missingTexts(read: ReadSchemaFile): Promise<TextsOfKinds> {
  const schemas = new SchemaStore(read);
  const explainers = languages.map((language): [Language, Explainer] => [
    language,
    new Explainer(read, language),
  ]);
  const missing: string[] = [];
  let checked = 0;
  for (const [apiVersion, kinds] of Object.entries(explainedKinds))
    for (const kind of kinds)
      for await (const { path } of fieldsOfKind(schemas, apiVersion, kind)) {
        const name = `${apiVersion} ${kind} ${path.filter((each) => typeof each === "string").join(".")}`;
        for (const [language, explainer] of explainers) {
          const explanation = await explainer.explain({ type: { apiVersion, kind }, path });
          const { written, isOpen = true, values = [] } = explanation ?? {};
          if (language === languages[0]) checked += 1 + (isOpen ? 0 : values.length);
          if (!written) missing.push(`${name} (${language})`);
          // The one value of `apiVersion` and `kind` is what the file is about.
          if (isOpen || path.length === 1) continue;
          const silent = values.filter((value) => !value.written && value.value !== "");
          missing.push(...silent.map(({ value }) => `${name}=${value} (${language})`));
        }
      }
  return { missing, checked };
}
