import { ApiError } from "../apiError.ts";
import { type JsonObject, listAt } from "../json.ts";

/** Whether nothing shall be written. https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run */
export function isDryRun(query: URLSearchParams, body: JsonObject = {}): boolean {
  const asked = [...query.getAll("dryRun"), ...listAt(body, "dryRun")].filter((value) => value !== "");
  const bad = asked.find((value) => value !== "All");
  if (bad !== undefined)
    throw new ApiError(
      422,
      "Invalid",
      `PatchOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ${JSON.stringify(bad)}: supported values: "All"`,
      {},
    );
  return asked.length > 0;
}
