import type { RequestError } from "../cluster/requestError.ts";

/**
 * Whether an error is a `RequestError`. Checks its shape, because its class is loaded only when a cluster is first
 * needed.
 */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && error.name === "RequestError" && "failure" in error;
}
