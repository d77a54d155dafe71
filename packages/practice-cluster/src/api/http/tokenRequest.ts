import { randomBytes, randomUUID } from "node:crypto";
import { invalid } from "../apiError.ts";
import { timestamp } from "../apiObject.ts";
import { invalidValue } from "../fieldErrors.ts";
import { numberAt } from "../json.ts";
import { decodeFields } from "../validation/decode.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { readObject } from "./requestBody.ts";

const hour = 3_600;
const tokenRequestType = { kind: "TokenRequest", version: "v1", group: "authentication.k8s.io" };

/** (pkg/apis/authentication/validation) */
function checkSeconds(seconds: number): void {
  const length =
    seconds < 600 ? "less than 10 minutes" : seconds > 2 ** 32 ? "larger than 2^32 seconds" : undefined;
  if (length !== undefined)
    throw invalid(tokenRequestType, "", [
      invalidValue("spec.expirationSeconds", seconds, `may not specify a duration ${length}`),
    ]);
}

/**
 * Handles `kubectl create token`: returns a token with the form of a ServiceAccount's, which grants no access here.
 * https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token
 */
export async function handleTokenRequest(call: Call): Promise<void> {
  const { path, resources, request, response } = call;
  const account = resources.store.get(path.type, path.namespace, path.name ?? "");
  const body = (await readObject(request, resources.schemas, tokenRequestType))?.value ?? {};
  const wanted = decodeFields(body, "authentication.v1.TokenRequest", tokenRequestType, resources.schemas);
  const seconds = numberAt(wanted, "spec", "expirationSeconds") ?? hour;
  checkSeconds(seconds);
  const now = resources.now();
  const { name, namespace = "default", uid } = account.metadata;
  const claims = {
    aud: ["https://kubernetes.default.svc"],
    exp: Math.floor(now / 1_000) + seconds,
    iat: Math.floor(now / 1_000),
    iss: "https://kubernetes.default.svc",
    jti: randomUUID(),
    "kubernetes.io": { namespace, serviceaccount: { name, uid } },
    sub: `system:serviceaccount:${namespace}:${name}`,
  };
  const encoded = [{ alg: "RS256", kid: "practice" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  sendJson(response, 201, {
    kind: "TokenRequest",
    apiVersion: "authentication.k8s.io/v1",
    metadata: { name, namespace, creationTimestamp: timestamp(now) },
    spec: { audiences: claims.aud, expirationSeconds: seconds, boundObjectRef: null },
    status: {
      token: [...encoded, randomBytes(64).toString("base64url")].join("."),
      expirationTimestamp: timestamp(now + seconds * 1_000),
    },
  });
}
