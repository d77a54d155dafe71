import assert from "node:assert/strict";
import {
  type ControlPlaneComponent,
  controlPlaneRole,
  inOrder,
  parseReadiness,
} from "../../../src/resources/controlPlane.ts";
import { isEksEndpoint } from "../../../src/resources/eksEndpoint.ts";
import { summarizePod } from "../../../src/resources/podSummary.ts";

describe("The component that a pod is", () => {
  const roleOf = (labels: Record<string, string>, namespace = "kube-system") =>
    controlPlaneRole({ namespace, labels });

  it("is named by the label of kubeadm's static pods, or of others", () => {
    assert.equal(roleOf({ component: "etcd", tier: "control-plane" }), "etcd");
    assert.equal(roleOf({ "k8s-app": "kube-apiserver" }), "kube-apiserver");
    assert.equal(roleOf({ component: "cloud-controller-manager" }), "cloud-controller-manager");
  });

  it("is none for other pods, and for pods of other namespaces", () => {
    assert.equal(roleOf({ "k8s-app": "kube-proxy" }), undefined);
    assert.equal(roleOf({}), undefined);
    assert.equal(roleOf({ component: "etcd" }, "default"), undefined);
    assert.equal(controlPlaneRole(undefined), undefined);
  });

  it("stands in the order of the lessons, then of the pods", () => {
    const component = (role: ControlPlaneComponent["role"], name: string): ControlPlaneComponent => ({
      role,
      pod: summarizePod({ metadata: { name } }),
    });
    const sorted = inOrder([
      component("kube-scheduler", "a"),
      component("kube-apiserver", "c"),
      component("etcd", "d"),
      component("kube-apiserver", "b"),
    ]);
    assert.deepEqual(
      sorted.map(({ role, pod }) => `${role} ${pod.name}`),
      ["kube-apiserver b", "kube-apiserver c", "etcd d", "kube-scheduler a"],
    );
  });
});

describe("What /readyz?verbose says", () => {
  it("is that all checks passed", () => {
    assert.deepEqual(parseReadiness("[+]ping ok\n[+]etcd ok\nreadyz check passed\n"), {
      isReady: true,
      passed: ["ping", "etcd"],
      failed: [],
    });
  });

  it("is which checks failed", () => {
    const text =
      "[+]ping ok\n[-]etcd failed: reason withheld\n[+]poststarthook/rbac ok\nreadyz check failed\n";
    assert.deepEqual(parseReadiness(text), {
      isReady: false,
      passed: ["ping", "poststarthook/rbac"],
      failed: ["etcd"],
    });
  });

  it("may be short, and is not ready where it cannot be read", () => {
    assert.equal(parseReadiness("ok").isReady, true);
    assert.equal(parseReadiness("<html>Sign in</html>").isReady, false);
  });
});

describe("The address of an API server", () => {
  it("is that of Amazon EKS by its host name", () => {
    for (const server of [
      "https://ABCDEF0123456789.gr7.ap-northeast-2.eks.amazonaws.com",
      "https://ABCDEF0123456789.sk1.cn-north-1.eks.amazonaws.com.cn:443",
      "https://ABCDEF0123456789.abc.eks-cluster.eks.us-east-1.api.aws",
    ])
      assert.equal(isEksEndpoint(server), true, server);
  });

  it("is that of another cluster", () => {
    for (const server of ["https://127.0.0.1:6443", "https://eks.amazonaws.com.example.org", "", "nonsense"])
      assert.equal(isEksEndpoint(server), false, server);
  });
});
