import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import type { RequestError } from "../cluster/requestError.ts";

/** What kubectl prints where the API server refuses; the error's own words where it did not come to an answer. */
export function serverWords(error: RequestError): string {
  const { status, code } = error;
  if (code === 401) return "error: You must be logged in to the server (Unauthorized)";
  if (!status) return `error: ${error.message}`;
  const { message, reason, causes } = status;
  if (reason === "Invalid") return invalidWords(message, causes);
  return reason === "" ? `Error from server: ${message}` : `Error from server (${reason}): ${message}`;
}

function invalidWords(message: string, causes: readonly { field: string; message: string }[]): string {
  // `Deployment.apps "web" is invalid: …`
  const named = /^([A-Za-z]+)(?:\.\S+)? "([^"\n]*)" is invalid/.exec(message);
  const begin = named
    ? `The ${named[1] ?? ""} ${goQuoted(named[2] ?? "")} is invalid`
    : `The request is invalid`;
  const all = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  if (all.length === 0) return named ? begin : `${begin}: ${message}`;
  const [only = ""] = all;
  return all.length === 1
    ? `${begin}: ${only}`
    : [`${begin}: `, ...all.map((each) => `* ${each}`)].join("\n");
}
