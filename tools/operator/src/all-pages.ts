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
    const query: URLSearchParams = new URLSearchParams({
      limit: '100',
      ...(cursor !== '' && { cursor }),
    });
    const request = { method: 'GET', path: `${path}?${query}` } as const;
    const page: z.output<typeof Page> = (await sendRequest(access, request, Page)).body;
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
