import { z } from 'zod';
import type { Access } from './access.ts';
import { ask } from './ask.ts';

/** All items of a list, page after page. */
export async function allPages<S extends z.ZodType>(
  access: Access,
  path: string,
  item: S,
): Promise<readonly z.output<S>[]> {
  const Page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  const items: z.output<S>[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== '' && { cursor }) });
    const { body } = await ask(access, { method: 'GET', path: `${path}?${query}` }, Page);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}
