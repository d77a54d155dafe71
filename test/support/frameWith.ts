import type { Frame, Page } from "playwright-core";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** Waits for the frame of a window that shows something. */
export function frameWith(page: Page, selector: string): Promise<Frame> {
  return waitFor(`a frame with ${selector}`, async () => {
    for (const frame of page.frames())
      if (
        await frame
          .locator(selector)
          .first()
          .isVisible()
          .catch(() => false)
      )
        return frame;
    return new NotYet("no frame shows it");
  });
}
