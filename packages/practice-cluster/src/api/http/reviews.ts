import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";
import { decodeFields } from "../validation/decode.ts";
import { sendJson } from "./answer.ts";
import { readObject } from "./requestBody.ts";

/**
 * Answers access reviews. Clients with the token are allowed to do everything.
 * https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function handleReview(
  kind: ReviewKind,
  request: IncomingMessage,
  response: ServerResponse,
  schemas: Schemas,
): Promise<void> {
  const type = reviewTypes[kind];
  const given = (await readObject(request, schemas, type))?.value ?? {};
  const body = decodeFields(given, `${type.group.split(".")[0] ?? ""}.v1.${type.kind}`, type, schemas);
  const spec = isObject(body["spec"]) ? body["spec"] : {};
  const user = { username: "practice-admin", groups: ["system:masters", "system:authenticated"] };
  const rules = { verbs: ["*"], apiGroups: ["*"], resources: ["*"] };
  const status: Readonly<Record<ReviewKind, object>> = {
    selfsubjectreviews: { userInfo: user },
    selfsubjectaccessreviews: { allowed: true },
    selfsubjectrulesreviews: {
      resourceRules: [rules],
      nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
      incomplete: false,
    },
  };
  sendJson(response, 201, { ...body, spec, status: status[kind] });
}

const reviewTypes = {
  selfsubjectreviews: { group: "authentication.k8s.io", version: "v1", kind: "SelfSubjectReview" },
  selfsubjectaccessreviews: { group: "authorization.k8s.io", version: "v1", kind: "SelfSubjectAccessReview" },
  selfsubjectrulesreviews: { group: "authorization.k8s.io", version: "v1", kind: "SelfSubjectRulesReview" },
} as const;

export type ReviewKind = keyof typeof reviewTypes;

export function reviewKind(path: string): ReviewKind | undefined {
  const [group, plural] = /^\/apis\/([^/]+)\/v1\/([^/]+)$/.exec(path)?.slice(1) ?? [];
  return reviewKinds.find((kind) => kind === plural && reviewTypes[kind].group === group);
}

const reviewKinds = Object.keys(reviewTypes) as readonly ReviewKind[];
