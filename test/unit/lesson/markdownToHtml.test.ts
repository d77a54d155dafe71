import assert from "node:assert/strict";
import { markdownToHtml } from "../../../src/lesson/markdownToHtml.ts";

const actionOf = (href: string): string | undefined => (href === "command:allowed" ? "0" : undefined);

describe("markdownToHtml", () => {
  it("renders what lessons are written in", () => {
    assert.equal(
      markdownToHtml("One **bold** `word`.\n\n- a\n- b\n"),
      "<p>One <strong>bold</strong> <code>word</code>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
    );
  });

  it("makes a button with an id of a link to an allowed command", () => {
    assert.equal(
      markdownToHtml("[Do *it*](command:allowed)", { actionOf }),
      '<p><button type="button" class="link" data-action="0">Do <em>it</em></button></p>\n',
    );
  });

  for (const href of [
    "command:other",
    "javascript:alert(1)",
    "http://example.com",
    "file:///etc/passwd",
    "vscode://x",
    "//example.com",
    "data:text/html,x",
  ])
    it(`leaves only the words of a link to ${href}`, () => {
      assert.equal(markdownToHtml(`[words](${href})`, { actionOf }), "<p>words</p>\n");
    });

  it("keeps a link to a page, with its address as data", () => {
    assert.equal(
      markdownToHtml('[a](<https://kubernetes.io/?a="b"&c>)'),
      '<p><a href="https://kubernetes.io/?a=&quot;b&quot;&amp;c">a</a></p>\n',
    );
  });

  for (const html of [
    "<script>alert(1)</script>",
    'a <img src="x" onerror="alert(1)"> b',
    '<button data-action="0">x</button>',
    "<details><summary>x</summary>y</details>",
  ])
    it(`shows HTML from elsewhere as text: ${html}`, () => {
      assert.doesNotMatch(markdownToHtml(html), /<(?:script|img|button|details|summary)/);
      assert.match(markdownToHtml(html, { isTrusted: true }), /<(?:script|img|button|details)/);
    });

  it("shows a picture only where there is an address for it", () => {
    assert.equal(markdownToHtml('![a "b"](https://example.com/x.png)'), "<p>a &quot;b&quot;</p>\n");
    assert.equal(
      markdownToHtml("![a](x.svg)", { pictureOf: (href) => `place/${href}` }),
      '<p><img src="place/x.svg" alt="a"></p>\n',
    );
  });
});
