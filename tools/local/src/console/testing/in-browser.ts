import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Cases that need a browser; where there is none, one that is skipped says so. */
export function describeInBrowser(name: string, cases: () => void): void {
  if (existsSync(executablePath)) return describe(name, cases);
  it.skip(`${name}: there is no browser at ${executablePath}; install Debian's package chromium`, () =>
    undefined);
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}
