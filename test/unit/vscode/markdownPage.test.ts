import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
import { markdownPage } from "../../../src/vscode/markdownPage.ts";

const parts = { title: "What happened to web", body: "<h1>web</h1>", language: "ko", nonce: "n0nce" };

describe("the page of a Markdown text", () => {
  it("allows its own style and script and nothing else", () => {
    const page = markdownPage(parts);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-n0nce'; script-src 'nonce-n0nce';");
    assert.ok(page.includes('<style nonce="n0nce">'));
    assert.deepEqual(page.match(/<script[^>]*>/gi), ['<script nonce="n0nce">']);
  });

  it("shows its times in the reader's zone and language", () => {
    const script = /<script[^>]*>(.*)<\/script>/s.exec(markdownPage(parts))?.[1] ?? "";
    const time = { dateTime: "2026-11-27T23:33:22.000Z", textContent: "2026-11-27 23:33:22 UTC" };
    const document = { querySelectorAll: () => [time], documentElement: { lang: "ko" } };
    runInNewContext(script, { document });
    assert.match(time.textContent, /^2026\. 11\. 2[78]\. (?:오전|오후) \d+시 \d+분 22초 \S+/);
  });

  it("begins at the place that it is asked for", () => {
    const page = markdownPage({ ...parts, at: 'word-"pod"' });
    assert.ok(page.includes('<main data-at="word-&quot;pod&quot;">'), page);
    const script = /<script[^>]*>(.*)<\/script>/s.exec(page)?.[1] ?? "";
    const did: string[] = [];
    const place = { focus: () => did.push("focus"), scrollIntoView: () => did.push("scroll"), tabIndex: 0 };
    const document = {
      querySelectorAll: () => [],
      querySelector: () => ({ dataset: { at: "word-pod" } }),
      getElementById: (id: string) => (id === "word-pod" ? { closest: () => place } : undefined),
    };
    runInNewContext(script, { document });
    assert.deepEqual([...did, place.tabIndex], ["focus", "scroll", -1]);
    assert.doesNotMatch(markdownPage(parts), /data-at|scrollIntoView/);
  });

  it("is in the language of its words", () => assert.ok(markdownPage(parts).includes('<html lang="ko">')));

  it("takes the title for text", () => {
    const page = markdownPage({ ...parts, title: "</title><b>&amp;" });
    assert.ok(page.includes("<title>&lt;/title&gt;&lt;b&gt;&amp;amp;</title>"), page);
  });
});
