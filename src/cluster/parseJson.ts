import type { AnswerLimits } from "./answerLimits.ts";
import { JsonReader } from "./jsonReader.ts";

/**
 * Parses untrusted JSON in UTF-8.
 *
 * @param unwanted names of fields whose arrays are read as empty
 * @throws {LimitError}
 * @throws {SyntaxError} if it is not JSON
 */
export function parseJson(
  bytes: Uint8Array,
  limits: Pick<AnswerLimits, "values" | "depth">,
  unwanted?: readonly string[],
): unknown {
  const reader = new JsonReader(limits, unwanted);
  reader.push(bytes);
  return reader.parse();
}
