import assert from "node:assert/strict";
import { countLetters, isWrittenIn } from "./writtenIn.ts";

describe("isWrittenIn", () => {
  it("takes a text with names of Kubernetes in it for Korean, and one of names alone not", () => {
    assert.ok(isWrittenIn("ko", "kubelet은 노드마다 있습니다."));
    assert.ok(!isWrittenIn("ko", "kubelet, kube-proxy"));
  });

  it("takes a text with a letter of another script for English never", () => {
    assert.ok(isWrittenIn("en", "A kubelet → pods: 3 × “naïve” …"));
    assert.ok(!isWrittenIn("en", "A pod (파드)"));
    assert.ok(!isWrittenIn("en", "A pod (日)"));
  });
});

describe("countLetters", () => {
  it("counts those of the language's script", () => {
    assert.equal(countLetters("ko", "Pod 파드 日"), 2);
    assert.equal(countLetters("en", "Pod 파드"), 3);
  });
});
