import { isRequestError } from "../../session/isRequestError.ts";
import type { FlagValues } from "../words/flag.ts";

/** What was read; undefined for what is not there, where `--ignore-not-found` says that it need not be. */
export async function ignoring<T>(flags: FlagValues, read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    const isMissing = isRequestError(error) && error.failure === "notFound";
    if (isMissing && flags.isOn("ignore-not-found")) return undefined;
    throw error;
  }
}
