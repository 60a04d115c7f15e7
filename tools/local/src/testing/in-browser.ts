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

/** Cases that need a browser; where there is none they are skipped, and a line says so. */
export function describeInBrowser(name: string, cases: () => void): void {
  if (existsSync(executablePath)) return describe(name, cases);
  process.stderr.write(`Skipped "${name}": no browser at ${executablePath} (Debian: chromium).\n`);
  it.skip(name, () => undefined);
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}
