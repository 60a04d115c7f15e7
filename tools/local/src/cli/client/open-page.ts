import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ReadyContent } from '@quartet/local-client/ready-content';

/** @param page the console, or a service for its documentation */
export function pageUrl({ url }: Pick<ReadyContent, 'url'>, page: string): string {
  return page === 'console' ? `${url}/__console` : `${url}/api/${page}/docs`;
}

/** Opens a page with the program of the desktop; false where there is none. */
export async function openPage(url: string): Promise<boolean> {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(program, [url], { stdio: 'ignore' });
  const [code] = (await Promise.race([once(child, 'exit'), once(child, 'error')])) as [unknown];
  return code === 0;
}
