import type { FieldTarget } from "../../explain/fields/fieldSearch.ts";
import { commandIds } from "../../ids.ts";

/** Returns the URL of a field's page: a command, in which no character has a meaning in Markdown. */
export function explanationUrl({ kind: { apiVersion, kind }, names }: FieldTarget): string {
  const argument = JSON.stringify([{ kind: { apiVersion, kind }, names }]);
  const encoded = encodeURIComponent(argument).replace(
    /[!'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `command:${commandIds.explainField}?${encoded}`;
}
