import type { Refuser } from "./problem.ts";

/**
 * Reads who refuses a pod from the API server's answer to a controller, which is the message of a ReplicaFailure
 * condition or a FailedCreate event.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export function refuserOf(message: string): Refuser {
  const quota =
    /exceeded quota: ([^,\s]+)/.exec(message) ?? /failed quota: ([^:\s]+): must specify/.exec(message);
  if (quota || message.includes("exceeded quota")) return { type: "quota", name: quota?.[1] ?? "" };
  const denied = /admission webhook "([^"]+)" denied/.exec(message);
  if (denied) return { type: "webhook", name: denied[1] ?? "", isSilent: false };
  const silent = /failed calling webhook "([^"]+)"/.exec(message);
  if (silent) return { type: "webhook", name: silent[1] ?? "", isSilent: true };
  const security = /violates PodSecurity "([^":]+)/.exec(message);
  if (security) return { type: "podSecurity", level: security[1] ?? "" };
  const account =
    /error looking up service account (?:[^\s/]+\/)?([^\s:]+)/.exec(message) ??
    /serviceaccount "([^"]+)" not found/i.exec(message);
  if (account) return { type: "serviceAccount", name: account[1] ?? "" };
  if (/(?:maximum|minimum) \S+ usage per (?:Container|Pod)/.test(message)) return { type: "limitRange" };
  return { type: "other" };
}
