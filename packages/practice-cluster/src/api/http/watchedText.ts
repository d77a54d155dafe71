import type { ApiObject } from "../../objectApi.ts";

let last: { readonly object: ApiObject; readonly text: string } | undefined;

/**
 * An object as JSON. Everybody who watches is told of a change before the next comes, so that the last text is that
 * which all but the first of them need.
 */
export function watchedText(object: ApiObject): string {
  if (last?.object !== object) last = { object, text: JSON.stringify(object) };
  return last.text;
}
