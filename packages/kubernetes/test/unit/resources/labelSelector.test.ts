import assert from "node:assert/strict";
import { parseLabelSelector } from "../../../src/resources/labelSelector.ts";

/** As `labels.Requirement` prints them, sorted. */
function parsed(text: string): string {
  const { requirements, error } = parseLabelSelector(text);
  if (error) return `${error.problem} ${error.at} ${error.found}`.trimEnd();
  return requirements
    .map(({ key, operator, values }) => `${key} ${operator} ${[...values].sort().join(",")}`.trimEnd())
    .join(" & ");
}

describe("A label selector", () => {
  // The cases of selector_test.go of k8s.io/apimachinery, where they are valid.
  for (const [text, expected] of [
    ["", ""],
    ["x=a,y=b,z=c", "x = a & y = b & z = c"],
    ["x!=a,y=b", "x != a & y = b"],
    ["x==a", "x == a"],
    ["x=", "x ="],
    ["x= ", "x ="],
    ["x= ,z= ", "x = & z ="],
    ["!x", "x !"],
    ["! x,y", "x ! & y exists"],
    ["\rx", "x exists"],
    ["a ", "a exists"],
    ["x>1,z<5", "x > 1 & z < 5"],
    ["this-is-a-dns.domain.com/key-with-dash", "this-is-a-dns.domain.com/key-with-dash exists"],
    [
      "0.1.2.domain/99 notin (10.10.100.1, tick.tack.clock)",
      "0.1.2.domain/99 notin 10.10.100.1,tick.tack.clock",
    ],
    ["foo  in\t (abc)", "foo in abc"],
    ["x notin\n (abc)", "x notin abc"],
    ["x in (abc,)", "x in ,abc"],
    ["x in (abc,abc)", "x in abc"],
    ["x in ()", "x in"],
    ["x in (a,,a,,a,,a,,)", "x in ,a"],
    ["x notin (abc,,def),bar,z in (),w", "x notin ,abc,def & bar exists & z in & w exists"],
    ["x notin ( )", "x notin"],
    ["x notin (, a)", "x notin ,a"],
    ["a in (x,y,notin, z,in)", "a in in,notin,x,y,z"],
    ["in in (in)", "in in in"],
    ["notin=in", "notin = in"],
    [
      `${"p".repeat(253)}/${"k".repeat(63)}=${"v".repeat(63)}`,
      `${"p".repeat(253)}/${"k".repeat(63)} = ${"v".repeat(63)}`,
    ],
    ["x>9223372036854775807", "x > 9223372036854775807"],
  ] as const)
    it(`is read: ${JSON.stringify(text)}`, () => assert.equal(parsed(text), expected));

  for (const [text, expected] of [
    ["x=a||y=b", "valueCharacters 2 a||y"],
    ["x==a==b", "expectedComma 4 =="],
    ["!x=a", "expectedComma 2 ="],
    ["x<a", "notInteger 2 a"],
    ["x>", "notInteger 2"],
    ["x>9223372036854775808", "notInteger 2 9223372036854775808"],
    ["x,,y", "expectedKey 2 ,"],
    [",x,y", "expectedKey 0 ,"],
    ["x nott in (y)", "expectedOperator 2 nott"],
    ["a in (xyz),", "expectedKey 11"],
    ["a in (xyz)b notin ()", "expectedComma 10 b"],
    ["a in (xyz abc)", "expectedValue 10 abc"],
    ["a notin(", "unclosed 8"],
    ["a in (b", "unclosed 7"],
    ["a in b", "expectedParenthesis 5 b"],
    ["a (", "expectedOperator 2 ("],
    ["(", "expectedKey 0 ("],
    ["a=(b)", "expectedValue 2 ("],
    ["a=!b", "expectedValue 2 !"],
    ["!", "expectedKey 1"],
    ["-a", "keyCharacters 0 -a"],
    ["example.com/", "keyCharacters 0 example.com/"],
    ["EXAMPLE.com/a", "keyPrefix 0 EXAMPLE.com/a"],
    ["/a", "keyPrefix 0 /a"],
    ["a/b/c", "keySlashes 0 a/b/c"],
    [`${"p".repeat(254)}/a`, `keyPrefix 0 ${"p".repeat(254)}/a`],
    ["k".repeat(64), `keyTooLong 0 ${"k".repeat(64)}`],
    [`a=${"v".repeat(64)}`, `valueTooLong 2 ${"v".repeat(64)}`],
    ["app=web,tier=_front", "valueCharacters 13 _front"],
    ["app=웹", "valueCharacters 4 웹"],
    ["app=\u00a0web", "valueCharacters 4 \u00a0web"],
  ] as const)
    it(`is refused where it is wrong: ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(parsed(text), expected));
});
