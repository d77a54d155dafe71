import { ownField } from "../../../base/ownField.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";
import { sendJson } from "./answer.ts";
import { readObject } from "./requestBody.ts";

/**
 * Questions about oneself: whoever holds the token may do everything.
 * https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function handleReview(
  kind: string,
  request: IncomingMessage,
  response: ServerResponse,
  schemas: Schemas,
): Promise<void> {
  const body = (await readObject(request, schemas))?.value ?? {};
  const spec = isObject(body["spec"]) ? body["spec"] : {};
  const user = { username: "practice-admin", groups: ["system:masters", "system:authenticated"] };
  const rules = { verbs: ["*"], apiGroups: ["*"], resources: ["*"] };
  const status: Record<string, object> = {
    selfsubjectreviews: { userInfo: user },
    selfsubjectaccessreviews: { allowed: true },
    selfsubjectrulesreviews: {
      resourceRules: [rules],
      nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
      incomplete: false,
    },
  };
  sendJson(response, 201, { ...body, spec, status: ownField(status, kind) });
}

export function reviewKind(path: string): string | undefined {
  return /^\/apis\/(?:authentication|authorization)\.k8s\.io\/v1\/(selfsubject(?:access|rules)?reviews)$/.exec(
    path,
  )?.[1];
}
