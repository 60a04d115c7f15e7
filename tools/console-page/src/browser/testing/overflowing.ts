import type { Page } from 'playwright-core';

/** The elements that overflow their frame or the window. */
export function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.headline, .picture, .requests, .panel')].flatMap((frame) => {
      const right = Math.min(frame.getBoundingClientRect().right, innerWidth) + 1;
      return [...frame.querySelectorAll('*')]
        .filter((each) => !each.closest('.scroll, pre, svg, .hidden'))
        .filter((each) => each.getBoundingClientRect().right > right)
        .map((each) => each.outerHTML.slice(0, 80));
    }),
  );
}
