import { t } from "@vscode/l10n";
import type { ObjectNews } from "./followedObject.ts";

/** Says in one line how fresh a document about an object is. */
export function newsText({ presence, changes, trouble, object }: ObjectNews, isFollowed: boolean): string {
  if (trouble?.reason === "notFollowed")
    return t("Not live: you may read this object, but not watch it. {0}", trouble.error.message);
  if (trouble) return t("Out of date, reconnecting. {0}", trouble.error.message);
  if (presence === "gone")
    return object ? t("Deleted. This is how it looked last.") : t("Not in the cluster");
  if (!isFollowed) return t("Not live: its cluster is not connected");
  if (changes === 0) return t("Live");
  return changes === 1
    ? t("Live, changed once since it was opened")
    : t("Live, changed {0} times since it was opened", changes);
}
