import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { FromMapPage } from "./mapPage.ts";

/** Reads what the page of the map sent; undefined where it is nothing that is understood. */
export function readFromPage(message: unknown): FromMapPage | undefined {
  if (!isRecord(message)) return undefined;
  const type = textField(message, "type") ?? "";
  const number = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);
  switch (type) {
    case "ready":
    case "resized":
      return { type, width: number(message["width"]) };
    case "live":
    case "startPractice":
    case "connect":
    case "open":
      return { type };
    case "replay":
      return { type, moment: number(message["moment"]) };
    case "act": {
      const action = textField(message, "action");
      if (action !== "reveal" && action !== "trace") return undefined;
      return { type, action, id: textField(message, "id") ?? "" };
    }
    default:
      return undefined;
  }
}
