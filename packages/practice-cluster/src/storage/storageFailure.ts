import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { hasCode } from "./fileError.ts";

/**
 * The error for a change that could not be stored. The API server responds with 500, as a real one does if etcd cannot
 * write.
 */
export class StorageFailure extends Error {
  constructor(file: string, cause: unknown) {
    const advice = adviceFor(cause);
    super(`etcdserver: the change could not be stored in ${file}: ${asError(cause).message}. ${advice}`, {
      cause,
    });
    this.name = "StorageFailure";
  }
}

function adviceFor(error: unknown): string {
  if (hasCode(error, "ENOSPC", "EDQUOT")) return "Free some space on the disk, and try again.";
  if (hasCode(error, "EACCES", "EPERM", "EROFS"))
    return "Make the file and its folder writable for your user, and try again.";
  if (hasCode(error, "ELOCKED")) return "Another window runs the practice cluster now. Use that one.";
  return "Nothing has changed. Try again.";
}
