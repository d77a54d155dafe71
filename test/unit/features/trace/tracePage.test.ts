import assert from "node:assert/strict";
import { tracePage } from "../../../../src/features/trace/tracePage.ts";

const parts = { title: "What happened to web", body: "<h1>web</h1>", language: "ko", nonce: "n0nce" };

describe("the page of a story", () => {
  it("allows its own style and nothing else", () => {
    const page = tracePage(parts);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-n0nce';");
    assert.ok(page.includes('<style nonce="n0nce">'));
    assert.ok(!/<script/i.test(page));
  });

  it("is in the language of its words", () => assert.ok(tracePage(parts).includes('<html lang="ko">')));

  it("takes the title for text", () => {
    const page = tracePage({ ...parts, title: "</title><b>&amp;" });
    assert.ok(page.includes("<title>&lt;/title>&lt;b>&amp;amp;</title>"), page);
  });
});
