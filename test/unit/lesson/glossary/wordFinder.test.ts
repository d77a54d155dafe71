import assert from "node:assert/strict";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { GlossaryWord } from "../../../../src/lesson/glossary/glossary.ts";
import { WordFinder } from "../../../../src/lesson/glossary/wordFinder.ts";

const word = (id: string, listed = id, more: Partial<GlossaryWord> = {}): GlossaryWord => ({
  id,
  word: listed,
  meaning: "…",
  ...more,
});

const english = [
  word("node"),
  word("worker node", "worker node", { forms: ["worker node", "worker"] }),
  word("Service"),
  word("label", "label", { not: ["label them"] }),
  word("kube-proxy"),
];
const korean = [
  word("node", "노드(Node)"),
  word("worker", "워커 노드", { forms: ["워커 노드", "워커"] }),
  word("service", "서비스", { not: ["AWS 서비스"] }),
  word("job", "잡(Job)", { forms: ["잡(Job)"] }),
  word("rollout", "롤아웃"),
  word("kubelet"),
];

/** What is found in texts of one lesson: the word, and how the text writes it. */
function found(language: Language, words: readonly GlossaryWord[], ...texts: string[]): string[][] {
  const finder = new WordFinder({ language, words });
  return texts.map((text) =>
    finder.find(text).map(({ word: { id }, start, end }) => `${id}: ${text.slice(start, end)}`),
  );
}

describe("WordFinder", () => {
  it("finds each word where it first occurs, also in a later text", () => {
    assert.deepEqual(
      found("en", english, "A node. Nodes, and kube-proxy.", "The node runs kube-proxy; a Service."),
      [["node: node", "kube-proxy: kube-proxy"], ["Service: Service"]],
    );
  });

  it("takes the longest word", () => {
    assert.deepEqual(found("en", english, "Worker nodes are nodes."), [
      ["worker node: Worker nodes", "node: nodes"],
    ]);
    assert.deepEqual(found("ko", korean, "워커 노드는 노드입니다."), [["worker: 워커 노드", "node: 노드"]]);
  });

  it("finds nothing within another word", () => {
    assert.deepEqual(
      found("en", english, "anode, a one-node cluster, node-exporter, relabel, nodeName, node_1"),
      [[]],
    );
    assert.deepEqual(found("ko", korean, "애노드, 노드맵, 웹서비스, kubelets, mykubelet, 노드2"), [[]]);
  });

  it("finds the name of a kind only as it is written", () => {
    assert.deepEqual(found("en", english, "tools, services, and Services"), [["Service: Services"]]);
  });

  it("passes over phrases that mean something else", () => {
    assert.deepEqual(found("en", english, "Or label them. A label."), [["label: label"]]);
    assert.deepEqual(found("ko", korean, "AWS 서비스입니다.", "서비스입니다."), [[], ["service: 서비스"]]);
  });

  for (const ending of [
    "",
    "는",
    "를",
    "의",
    "에서는",
    "들이",
    "들에게",
    "마다",
    "까지",
    "처럼",
    "로",
    "으로만",
    "입니다",
    "이지만",
    "라서",
    "인",
    ", ",
    "(k8s)",
    "’를",
  ])
    it(`finds a Korean word that ends in ‘${ending}’`, () => {
      assert.deepEqual(found("ko", korean, `이 노드${ending} 있습니다.`), [["node: 노드"]]);
    });

  it("finds a Korean noun that is a verb, and one with its English in parentheses", () => {
    assert.deepEqual(found("ko", korean, "롤아웃했다가 멈춥니다. 노드(Node)가"), [
      ["rollout: 롤아웃", "node: 노드(Node)"],
    ]);
  });

  it("keeps to the forms that a word gives", () => {
    assert.deepEqual(found("ko", korean, "손을 잡은 잡(Job)을"), [["job: 잡(Job)"]]);
  });

  it("finds nothing without words", () => {
    assert.deepEqual(found("en", [], "A node."), [[]]);
  });
});
