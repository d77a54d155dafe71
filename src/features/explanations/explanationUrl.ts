import type { FieldTarget } from "../../explain/fields/fieldSearch.ts";
import { commandIds } from "../../ids.ts";
import { commandUrl } from "./commandUrl.ts";

/** Returns the URL of a field's page. */
export function explanationUrl({ kind: { apiVersion, kind }, names }: FieldTarget): string {
  return commandUrl(commandIds.explainField, { kind: { apiVersion, kind }, names });
}
