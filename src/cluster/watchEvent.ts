import { t } from "@vscode/l10n";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { type AnswerLimits, LimitError } from "./answerLimits.ts";
import { parseJson } from "./parseJson.ts";
import { errorOfLimit, RequestError } from "./requestError.ts";

const types = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"] as const;

/** An event of a watch. https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export interface WatchEvent {
  readonly type: (typeof types)[number];
  readonly object: object;
}

/**
 * Parses a line of a watch.
 *
 * @throws {RequestError} if the line is truncated, is not an event, or exceeds a limit
 */
export function parseEvent(
  line: Uint8Array,
  server: string,
  limits: Pick<AnswerLimits, "values" | "depth">,
): WatchEvent {
  try {
    const event = parseJson(line, limits);
    const type = types.find((each) => each === textField(event, "type"));
    if (type && isRecord(event) && isRecord(event["object"])) return { type, object: event["object"] };
  } catch (error) {
    if (error instanceof LimitError) throw errorOfLimit(server, error);
    // Falls through: the line is truncated, or not JSON.
  }
  throw new RequestError("broken", t("{0} sent a change that could not be read.", server));
}
