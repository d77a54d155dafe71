import assert from "node:assert/strict";
import { htmlDocument } from "../../../src/base/htmlDocument.ts";

describe("htmlDocument", () => {
  const document = htmlDocument({
    title: 'Pods < "Nodes"',
    language: 'ko"><script>',
    policy: "default-src 'none'; style-src 'unsafe-inline'",
    style: "<style>p { color: red; }</style>",
    body: "<p>Text</p>",
  });

  it("escapes texts, and takes the style sheet and the body as HTML", () => {
    assert.match(document, /<title>Pods &lt; &quot;Nodes&quot;<\/title>/);
    assert.match(document, /<html lang="ko&quot;&gt;&lt;script&gt;">/);
    assert.match(document, /<style>p \{ color: red; \}<\/style>\n<\/head>\n<body>\n<p>Text<\/p>\n<\/body>/);
  });

  it("states its policy before anything that it could load", () => {
    const policy = document.indexOf(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    assert.ok(policy > 0 && policy < document.indexOf("<style>"));
  });
});
