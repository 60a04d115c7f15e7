import type { Browser } from 'playwright-core';
import { openBrowser } from './in-browser.ts';
import { openShopWorld, type ShopWorld } from './shop-world.ts';

/** A shop and a browser, for the cases of one file. */
export interface Stage {
  readonly browser: Browser;
  readonly shop: ShopWorld;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const shop = await openShopWorld();
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
