import { z } from 'zod';
import { type Access, sendRequest } from './send-request.ts';

/** Fetches all pages of a list. */
export async function allPages<S extends z.ZodType>(
  access: Access,
  path: string,
  item: S,
): Promise<readonly z.output<S>[]> {
  const Page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  const items: z.output<S>[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== '' && { cursor }) });
    const { body } = await sendRequest(access, { method: 'GET', path: `${path}?${query}` }, Page);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}
