import type { Frame, Page } from "playwright-core";

/** Something of a page that the Tab key reaches, or should. */
export interface TabStop {
  readonly name: string;
  /** Whether an outline that can be seen marks it; of what is not focused always false. */
  readonly isMarked: boolean;
}

const describe = `(element) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  // What is drawn has a thick stroke in place of an outline.
  const drawn = element.querySelector(":scope > path.outline");
  const isStroked = drawn !== null && parseFloat(getComputedStyle(drawn).strokeWidth) >= 3;
  const transparent = /^rgba\\(.*, 0\\)$|^transparent$/.test(outlineColor);
  return {
    name: element.localName + " " + element.textContent.replace(/\\s+/g, " ").trim(),
    isMarked: isStroked || outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !transparent,
  };
}`;

/** What a keyboard should reach, in reading order. */
export async function expectedStops(frame: Frame): Promise<string[]> {
  const stops = await frame.evaluate<TabStop[]>(
    `[...document.querySelectorAll("main button, main a[href], main summary, main [tabindex='0']")]
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
      .map(${describe})`,
  );
  return stops.map(({ name }) => name);
}

/**
 * Presses Tab from the heading on, until the focus leaves the page.
 *
 * @param most how often at most
 */
export async function tabThrough(page: Page, frame: Frame, most: number): Promise<TabStop[]> {
  await frame.locator("h1").focus();
  const stops: TabStop[] = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await frame.evaluate<TabStop | undefined>(
      `document.hasFocus() && document.activeElement !== document.body
        ? (${describe})(document.activeElement) : undefined`,
    );
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}
