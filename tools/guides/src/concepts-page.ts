import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';
import { format, resolveConfig } from 'prettier';
import { orderPicture, type OrderStates, withPicture } from './order-picture.ts';

export const conceptsPage = join(workspace, 'docs/guide/concepts.md');

/** The page as the transitions of the code make it. */
export async function renderConcepts(): Promise<string> {
  const module = join(workspace, 'apps/orders/src/domain/states.ts');
  const states = (await import(module)) as OrderStates;
  const page = withPicture(readFileSync(conceptsPage, 'utf8'), orderPicture(states));
  return format(page, { ...(await resolveConfig(conceptsPage)), parser: 'markdown' });
}
