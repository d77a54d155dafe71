import assert from "node:assert/strict";
import { xmlProblem } from "./wellFormed.ts";

describe("xmlProblem", () => {
  const broken = ["<a>", "<a></b>", "<a b=1/>", "<a>&nbsp;</a>", '<a b="1" b="2"/>', "<a>1 < 2</a>", "</a>"];
  for (const xml of broken) it(`finds what is wrong in ${xml}`, () => assert.ok(xmlProblem(xml)));

  it("finds nothing in XML", () => {
    assert.equal(xmlProblem('<a b="1"><c/>text &amp; more<d e="가" >x</d></a>\n'), undefined);
  });
});
