import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { FromLesson, ReviewAction } from "../../../lesson/coursePage.ts";

/** Reads what the page of the Course view sent, the map in it aside; undefined where it is nothing that is understood. */
export function readFromPage(message: unknown): FromLesson | undefined {
  if (!isRecord(message)) return undefined;
  const text = (name: string): string => textField(message, name) ?? "";
  const type = text("type");
  switch (type) {
    case "ready":
    case "check":
    case "follow":
    case "endNotice":
      return { type };
    case "show":
      return { type, step: text("step") };
    case "act":
    case "labAction":
      return { type, action: text("action") };
    case "lab":
      return { type, lab: text("lab") };
    case "answer":
      return { type, question: text("question"), option: text("option") };
    case "review": {
      const action = text("action");
      return isReviewAction(action) ? { type, action } : undefined;
    }
    case "answerReview":
      return { type, option: text("option") };
    case "askAgain":
      return { type, question: text("question") };
    default:
      return undefined;
  }
}

function isReviewAction(action: string): action is ReviewAction {
  return action === "open" || action === "askAgain" || action === "close";
}
