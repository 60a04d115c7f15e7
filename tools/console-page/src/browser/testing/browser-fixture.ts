import type { Browser } from 'playwright-core';
import { openBrowser } from '@quartet/local/testing/in-browser';
import { openShop, type ShopFixture } from './shop-fixture.ts';

/** A shop and a browser, which all cases share: each costs seconds of CPU time to start. */
export interface BrowserFixture {
  readonly browser: Browser;
  readonly shop: ShopFixture;
  close(): Promise<void>;
}

export async function openBrowserFixture(): Promise<BrowserFixture> {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const shop = await openShop();
  const browser = await openBrowser();
  return {
    ...{ browser, shop },
    close: async () => {
      await browser.close();
      await shop.close();
      jest.restoreAllMocks();
    },
  };
}
