import axe from "axe-core";
import type { Frame } from "playwright-core";

/** What axe-core finds on the page of a frame, each with its rule and the elements concerned; empty where all is well. */
export async function axeFindings(frame: Frame): Promise<string[]> {
  // By way of the debugger, which the page's content security policy does not bind.
  await frame.evaluate(axe.source);
  return await frame.evaluate<
    string[]
  >(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 200) + " " + failureSummary)))`);
}
