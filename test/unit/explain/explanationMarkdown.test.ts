import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import type { Explanation } from "../../../src/explain/explanation.ts";
import { explanationMarkdown, typeName } from "../../../src/explain/explanationMarkdown.ts";
import type { FieldSchema } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { bundles } from "../../contributions/manifest.ts";
import { explained, fieldPath } from "./explained.ts";

/** An explanation of a field, with what the test is about. */
function explanation(schema: FieldSchema, rest: Partial<Explanation> = {}): Explanation {
  return {
    apiVersion: "v1",
    kind: "Service",
    path: ["spec", "field"],
    writtenAs: { apiVersion: "v1", kind: "Service" },
    currentPath: undefined,
    required: false,
    schema,
    since: undefined,
    type: schema,
    written: undefined,
    values: Object.entries(schema.enum ?? schema.items?.enum ?? {}).map(([value, description]) => ({
      value,
      written: undefined,
      description,
    })),
    isOpen: false,
    aboutValue: undefined,
    namePage: undefined,
    conceptPage: undefined,
    source: "kubernetes",
    project: undefined,
    isAboutType: false,
    page: "https://kubernetes.io/",
    ...rest,
  };
}

/** The paragraphs of the Markdown, without the headline, the source of a description, and the link at the end. */
function body(shown: Explanation): string {
  const paragraphs = explanationMarkdown(shown).split("\n\n").slice(1, -1);
  return paragraphs.filter((each) => each !== "*From the Kubernetes API reference:*").join("\n\n");
}

describe("explanationMarkdown", () => {
  afterEach(() => l10n.config({ contents: {} }));

  it("puts the facts in the headline, then our text, the values, and the page", async () => {
    const found = await explained("apps/v1 Deployment", "spec.strategy.type");
    assert.ok(found);
    const parts = explanationMarkdown(found).split("\n\n");
    const facts = "**spec.strategy.type** · `string` · default `RollingUpdate`";
    assert.equal(parts[0], `${facts}  \nDeployment · apps/v1`);
    assert.match(parts[1] ?? "", /^`RollingUpdate` \(the default\)/);
    assert.equal(parts[3], "Allowed values:");
    assert.match(parts[4] ?? "", /^- `Recreate` — .+\n- `RollingUpdate` — .+$/);
    assert.equal(parts[5], `[Kubernetes documentation](${found.page})`);
    assert.equal(parts.length, 6);
  });

  it("gives the API's text where there is none of ours, and says whose it is", async () => {
    const found = await explained("flowcontrol.apiserver.k8s.io/v1 FlowSchema", "spec.matchingPrecedence");
    assert.ok(found?.schema.description);
    const parts = explanationMarkdown(found).split("\n\n");
    assert.equal(parts[1], "*From the Kubernetes API reference:*");
    assert.ok(parts[2]?.startsWith(found.schema.description.slice(0, 40)), parts[2]);
  });

  it("explains a value by our text rather than by the API's", () => {
    const values = [{ value: "a", written: "Ours, `x`.", description: "Theirs" }];
    assert.equal(body(explanation({ type: "string" }, { values })), "Allowed values:\n\n- `a` — Ours, `x`.");
  });

  it("names the documentation that the link leads to", async () => {
    const found = await explained("eksctl.io/v1alpha5 ClusterConfig", "vpc.nat.gateway");
    assert.ok(found);
    const link =
      "[eksctl documentation](https://docs.aws.amazon.com/eks/latest/eksctl/vpc-configuration.html)";
    assert.ok(explanationMarkdown(found).endsWith(link));
  });

  it("says that a field is required", () => {
    const shown = explanation({ type: "string" }, { required: true });
    assert.match(explanationMarkdown(shown), /^\*\*spec\.field\*\* · `string` · required {2}\n/);
  });

  it("gives defaults that are false or 0", () => {
    assert.match(explanationMarkdown(explanation({ type: "boolean", default: false })), /default `false`/);
    assert.match(explanationMarkdown(explanation({ type: "integer", default: 0 })), /default `0`/);
  });

  it("needs no description and no line for it", () => {
    assert.equal(body(explanation({ type: "string" })), "");
  });

  it("gives the allowed values of a list's items, and the empty one", () => {
    const values = { "": "anything", File: "a *file*", Socket: "" };
    const expected = 'Allowed values:\n\n- `""` — anything\n- `File` — a \\*file\\*\n- `Socket`';
    assert.equal(body(explanation({ type: "string", enum: values })), expected);
    assert.equal(body(explanation({ type: "array", items: { type: "string", enum: values } })), expected);
  });

  const texts: [string, string, string][] = [
    ["tags", "a <name> and </b>", "a \\<name> and \\</b>"],
    ["stars", "*.example.com and 2 * 3", "\\*.example.com and 2 \\* 3"],
    ["brackets", "[a](b) and x[0]", "\\[a\\](b) and x\\[0\\]"],
    ["backslashes", "C:\\dir", "C:\\\\dir"],
    [
      "underscores at a word's edge",
      "self.__namespace__ and _all_",
      "self.\\_\\_namespace\\_\\_ and \\_all\\_",
    ],
    ["underscores inside a word, but", "see https://a.io/b_c_d", "see https://a.io/b_c_d"],
    ["code, but", "write `a[0] < *b*`", "write `a[0] < *b*`"],
    [
      "an indented paragraph, but",
      "so:\n\n    a[0]\n    <b>\n\nand [c]",
      "so:\n\n    a[0]\n    <b>\n\nand \\[c\\]",
    ],
  ];
  for (const [what, text, expected] of texts) {
    it(`shields ${what}`, () => assert.equal(body(explanation({ description: text })), expected));
  }

  it("shields what people call their keys", () => {
    const shown = explanation({ type: "string" }, { path: fieldPath("data['<b>_*x*`[1]'].a") });
    const headline = explanationMarkdown(shown).split("\n", 1)[0] ?? "";
    assert.doesNotMatch(headline.replaceAll(/\\./g, ""), /[<`_[\]].* · `string`/);
    assert.match(headline, /\\<b\\>\\_\\\*x\\\*\\`\\\[1/);
  });

  it("ends a description of many screens at a paragraph", () => {
    const paragraph = "word ".repeat(100).trim();
    const shown = body(explanation({ description: Array<string>(10).fill(paragraph).join("\n\n") }));
    assert.ok(shown.length < 1600, `${shown.length} characters`);
    assert.ok(shown.endsWith("word …"));
  });

  for (const [language, bundle] of bundles)
    it(`speaks the display language (${language})`, async () => {
      l10n.config({ contents: { ...bundle } });
      const say = (english: string, value = ""): string => {
        const text = bundle[english];
        assert.ok(text !== undefined, english);
        return text.replace("{0}", value);
      };
      const containers = await explained("v1 Pod", "spec.containers", language);
      const policy = await explained("v1 Pod", "spec.restartPolicy", language);
      assert.ok(containers?.written && policy);
      const text = explanationMarkdown(containers);
      const type = say("list of {0}", "Container");
      assert.ok(
        text.startsWith(
          `**spec.containers** · \`${type}\` · ${say("required")} · ${say("cannot be changed later")}  \nPod · v1\n\n${containers.written}`,
        ),
        text,
      );
      assert.ok(text.endsWith(`[${say("Kubernetes documentation")}](${containers.page})`));
      assert.ok(explanationMarkdown(policy).includes(say("default {0}", "`Always`")));
      assert.ok(explanationMarkdown(policy).includes(say("Allowed values:")));
      const sidecar = await explained("v1 Pod", "spec.initContainers[0].restartPolicy", language);
      assert.ok(
        sidecar && explanationMarkdown(sidecar).includes(` · ${say("since Kubernetes {0}", "1.29")}`),
      );
    });

  it("holds no HTML, for any field of the API", async () => {
    const names = ["spec", "spec.containers[0]", "spec.volumes[0]", "metadata", "spec.affinity.nodeAffinity"];
    for (const name of names) {
      const shown = await explained("v1 Pod", name);
      assert.ok(shown);
      assert.doesNotMatch(explanationMarkdown(shown).replaceAll(/`[^`]*`/g, ""), /(?<!\\)<\/?\w/);
    }
  });
});

describe("typeName", () => {
  it("speaks of types as people do", () => {
    assert.equal(typeName({ type: "array", items: { ref: "core.v1.Container" } }), "list of Container");
    assert.equal(typeName({ type: "object", values: { type: "string" } }), "map of string to string");
    assert.equal(typeName({ type: "integer", format: "int32" }), "integer");
    assert.equal(typeName({ type: "string", format: "byte" }), "string (byte)");
    assert.equal(typeName({}), "any value");
  });

  it("leaves out what the API says where the reader has that anyway, and keeps our words", () => {
    const schema: FieldSchema = {
      type: "string",
      description: "The API's text.",
      enum: { A: "The API's A.", B: "" },
    };
    const shown = explanation(schema, {
      values: [{ value: "A", written: undefined, description: "The API's A." }],
    });
    const without = explanationMarkdown(shown, { leavesOutApiText: true });
    assert.doesNotMatch(without, /The API's/);
    assert.match(without, /spec\.field/);
    assert.match(without, /`A`/);
    assert.match(explanationMarkdown(shown), /The API's text/);
    const ours = { ...shown, written: "Our text." };
    assert.match(explanationMarkdown(ours, { leavesOutApiText: true }), /Our text\./);
  });
});
