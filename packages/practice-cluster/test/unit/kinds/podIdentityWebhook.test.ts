import assert from "node:assert/strict";
import { injectRole } from "../../../src/kinds/podIdentityWebhook.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { podOf } from "../../support/simulatedCluster.ts";

const role = "arn:aws:iam::111122223333:role/reader";
const account = (annotations: Record<string, string>): ApiObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: "reader", namespace: "default", annotations },
});
const withRole = account({ "eks.amazonaws.com/role-arn": role });

/** The pod after the webhook has changed it. */
function injected(pod: ApiObject, serviceAccount: ApiObject | undefined): ApiObject {
  const changed = structuredClone(pod);
  injectRole(changed, serviceAccount);
  return changed;
}

describe("The webhook of EKS", () => {
  it("changes no pod whose ServiceAccount has no role, or is not there", () => {
    const pod = podOf("reader", "busybox");
    assert.deepEqual(injected(pod, undefined), pod);
    assert.deepEqual(injected(pod, account({})), pod);
  });

  it("gives every container the role and where its token would be", () => {
    const pod = podOf("reader", "busybox", {}, { initContainers: [{ name: "first", image: "busybox" }] });
    const spec = injected(pod, withRole)["spec"] as Record<string, Record<string, unknown>[]>;
    for (const container of [...(spec["containers"] ?? []), ...(spec["initContainers"] ?? [])]) {
      assert.deepEqual(container["env"], [
        { name: "AWS_ROLE_ARN", value: role },
        {
          name: "AWS_WEB_IDENTITY_TOKEN_FILE",
          value: "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
        },
      ]);
      assert.deepEqual(container["volumeMounts"], [
        {
          name: "aws-iam-token",
          mountPath: "/var/run/secrets/eks.amazonaws.com/serviceaccount",
          readOnly: true,
        },
      ]);
    }
    assert.deepEqual(
      spec["volumes"]?.map(({ name }) => name),
      ["aws-iam-token"],
    );
  });

  it("leaves what the pod says itself, and adds nothing twice", () => {
    const pod = podOf("reader", "busybox", { env: [{ name: "AWS_ROLE_ARN", value: "own" }] });
    const once = injected(pod, withRole);
    const { containers } = once["spec"] as { containers: { env: object[] }[] };
    assert.deepEqual(containers[0]?.env[0], { name: "AWS_ROLE_ARN", value: "own" });
    assert.equal(containers[0].env.length, 2);
    assert.deepEqual(injected(once, withRole), once);
  });
});
