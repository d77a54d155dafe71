import assert from "node:assert/strict";
import { RequestError, type RequestFailure } from "../../../src/cluster/requestError.ts";

/** The error of a request that must fail in one way and no other. */
export async function failing(expected: RequestFailure, request: Promise<unknown>): Promise<RequestError> {
  try {
    await request;
  } catch (error) {
    assert(error instanceof RequestError, `no RequestError: ${String(error)}`);
    assert.equal(error.failure, expected, error.message);
    return error;
  }
  throw new assert.AssertionError({ message: "It did not fail." });
}
