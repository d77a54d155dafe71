import assert from "node:assert/strict";
import { clusterLine, viewTitle } from "../../../../src/features/clusterView/clusterTitle.ts";
import { practiceTarget } from "../../../../src/session/connectionTarget.ts";

const server = "https://0123.gr7.ap-northeast-2.eks.amazonaws.com";
const kubeContext = (name: string, at: string) => ({
  target: { kind: "kubeContext", name, server: at, identity: "x" } as const,
  server: at,
});

describe("The name of the cluster in the view", () => {
  it("is none where no cluster is connected", () => assert.equal(viewTitle(undefined), "Cluster"));

  it("says that the practice cluster is one", () => {
    const session = { target: practiceTarget, server: "https://127.0.0.1:1" };
    assert.deepEqual(
      [viewTitle(session), clusterLine(session)],
      ["Cluster: practice", "Practice cluster (simulated)"],
    );
  });

  it("is that of the context", () => {
    const session = kubeContext("staging", "https://10.0.0.1:6443");
    assert.deepEqual([viewTitle(session), clusterLine(session)], ["Cluster: staging", "Context: staging"]);
  });

  it("says of EKS where it is", () => {
    const session = kubeContext("arn:aws:eks:ap-northeast-2:123456789012:cluster/prod", server);
    assert.deepEqual(
      [viewTitle(session), clusterLine(session)],
      ["Cluster: prod", "Context: prod · Amazon EKS · ap-northeast-2 · account 123456789012"],
    );
  });
});
