import { type Inspector, openInspector } from '../scheduler/inspector.ts';
import { print } from '../terminal/print.ts';
import type { Arguments } from './arguments.ts';

/** Opens the address for a debugger; undefined unless one is asked for. */
export async function startInspector({
  inspect: port,
  watchedService: service,
}: Arguments): Promise<Inspector | undefined> {
  if (port === undefined || service === undefined) return undefined;
  const inspector = await openInspector({ service, port });
  print.note(`A debugger finds ${service} at 127.0.0.1:${port}`);
  return inspector;
}
