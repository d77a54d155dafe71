import type { Frame } from "playwright-core";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { type StepId, stepIds } from "../../src/course/steps.ts";
import { CourseWalk } from "../support/course/courseWalk.ts";
import { Learner } from "../support/learner.ts";
import { percentile } from "./percentile.ts";

/**
 * Milliseconds from opening a lesson in the list of steps to its first paint, over all lessons while the practice
 * cluster runs; and to the first paint of the page from its loading.
 */
export async function measureLesson(vsix: string): Promise<Record<string, number>> {
  await using browser = await launchBrowser();
  await using server = await startCodeServer({
    locale: "en",
    vsix,
    env: { KUBECONFIG: "/nowhere/kubeconfig" },
  });
  const learner = await Learner.sitDown(browser, server, sampleWorkspace, "en");
  const walk = new CourseWalk(learner, "en", "bench");
  await learner.runCommand(walk.nls("commands.openCourse"));
  const frame = await walk.page();
  const first = await frame.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
  );
  await walk.press("basics.welcome", "startPractice");
  await walk.seeTick("basics.welcome");
  const times: number[] = [];
  for (const step of stepIds.toReversed()) times.push(await openLesson(frame, step));
  return {
    "lesson: opened to first paint, median": percentile(times, 0.5),
    "lesson: opened to first paint, 95th percentile": percentile(times, 0.95),
    "lesson: page loaded to first paint": first,
  };
}

/** Presses a step in the list. Given as text, since it runs in the page. */
function openLesson(frame: Frame, step: StepId): Promise<number> {
  return frame.evaluate<number>(`new Promise((resolve) => {
    const begun = performance.now();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('article[data-step="${step}"]')) return;
      observer.disconnect();
      // A message that is sent before a frame is taken after it was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - begun);
        port2.postMessage(undefined);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true });
    document.querySelector('.step[data-step="${step}"]').click();
  })`);
}
