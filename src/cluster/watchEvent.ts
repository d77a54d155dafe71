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
 * @param unwanted names of fields whose arrays are read as empty
 * @throws {RequestError} if the line is truncated, is not an event, or exceeds a limit; `gone` if it is an event of an
 * unknown type, whose effect only a new list shows
 */
export function parseEvent(
  line: Uint8Array,
  server: string,
  limits: Pick<AnswerLimits, "values" | "depth">,
  unwanted?: readonly string[],
): WatchEvent {
  try {
    const event = parseJson(line, limits, unwanted);
    const written = textField(event, "type");
    const type = types.find((each) => each === written);
    if (isRecord(event) && isRecord(event["object"])) {
      if (type) return { type, object: event["object"] };
      if (written) throw new RequestError("gone", `The type of the change is unknown: ${written}`);
    }
  } catch (error) {
    if (error instanceof LimitError) throw errorOfLimit(server, error);
    if (error instanceof RequestError) throw error;
    // Falls through: the line is truncated, or not JSON.
  }
  throw new RequestError("broken", t("{0} sent a change that could not be read.", server));
}
