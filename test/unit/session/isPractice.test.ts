import assert from "node:assert/strict";
import { type ClusterSession, isPractice } from "../../../src/session/clusterSession.ts";

const session = (kind: "practice" | "kubeContext", server: string): ClusterSession =>
  // Only what is asked of a session is there.
  ({ target: kind === "practice" ? { kind } : { kind, name: "practice" }, server }) as ClusterSession;

describe("isPractice", () => {
  for (const [kind, server, expected] of [
    ["practice", "https://127.0.0.1:40000", true],
    ["practice", "https://abc.gr7.ap-northeast-2.eks.amazonaws.com", false],
    ["practice", "https://10.0.0.1:6443", false],
    ["kubeContext", "https://127.0.0.1:40000", false],
  ] as const)
    it(`is ${expected} of ${kind} at ${server}`, () =>
      assert.equal(isPractice(session(kind, server)), expected));
});
