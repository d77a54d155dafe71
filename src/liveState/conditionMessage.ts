import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { recordsIn } from "./recordsIn.ts";

/** Returns what a condition with a status says: its message, or else its reason; undefined if there is none. */
export function conditionMessage(object: unknown, type: string, is: string): string | undefined {
  const found = recordsIn(object, "status", "conditions").find(
    (each) => textField(each, "type") === type && textField(each, "status") === is,
  );
  return found && (textField(found, "message") || textField(found, "reason"));
}
