import assert from "node:assert/strict";
import { kindsWithoutEnglish, ruledOutWords } from "./glossary.ts";

describe("The glossary", () => {
  it("is not asked about other languages", () => {
    assert.deepEqual(ruledOutWords("en", "포드"), []);
    assert.deepEqual(kindsWithoutEnglish("en", "노드"), []);
  });

  it("rules words out wherever they stand", () => {
    assert.equal(ruledOutWords("ko", "포드는 마스터 노드에서 작업을 합니다.").length, 3);
  });

  it("lets the right words pass", () => {
    assert.deepEqual(
      ruledOutWords("ko", "파드는 컨트롤 플레인 노드에서 일합니다. 신뢰하는 작업 영역입니다."),
      [],
    );
  });

  it("asks for the English of a kind where it is named first, but not in a title or in the words for a picture", () => {
    assert.deepEqual(kindsWithoutEnglish("ko", "노드와 데몬셋(DaemonSet)입니다. 데몬셋은 노드(Node)마다."), [
      "노드",
    ]);
    assert.deepEqual(kindsWithoutEnglish("ko", "# 데몬셋\n\n데몬셋(DaemonSet)입니다."), []);
    assert.deepEqual(kindsWithoutEnglish("ko", "![노드 세 대](a.svg) 노드(Node) 세 대"), []);
  });
});
