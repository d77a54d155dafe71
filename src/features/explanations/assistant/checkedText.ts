import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { CheckedManifest } from "../../../explain/check/manifestProblems.ts";

/** Writes what is wrong with a manifest as Markdown: a line for each problem, then what was not looked at. */
export function checkedText({ objects, problems, unknownTypes, isCutShort }: CheckedManifest): string {
  const parts: string[] = [];
  if (problems.length === 0)
    parts.push(
      objects.length === 0 && unknownTypes.length === 0
        ? t("There is no object here.")
        : t("Without a cluster, nothing wrong was found. Objects: {0}", objects.length),
    );
  else
    parts.push(
      problems
        .map(({ line, object, path, message }) => {
          const place = [
            t("Line {0}", line),
            object && `${inlineCode(object.kind)} ${inlineCode(object.name)}`,
            path === "" ? undefined : inlineCode(path),
          ].filter((each) => each !== undefined);
          return `- ${place.join(", ")}: ${message}`;
        })
        .join("\n"),
    );
  if (isCutShort) parts.push(t("There may be more problems. Check again after you correct these."));
  if (unknownTypes.length > 0)
    parts.push(
      t(
        "The fields of these kinds are unknown, so they were not checked: {0}",
        unknownTypes.map(inlineCode).join(", "),
      ),
    );
  return parts.join("\n\n");
}
