import type { Page } from 'playwright-core';

/** The texts that their element cuts off, as an ellipsis does. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((each) => !each.closest('.hidden, .scroll, svg, pre, .skip'))
      .filter((each) => [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
      .filter((each) => {
        const { overflowX, display } = getComputedStyle(each);
        if (overflowX === 'visible' || display === 'inline') return false;
        return each.scrollWidth > each.clientWidth + 1;
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}
