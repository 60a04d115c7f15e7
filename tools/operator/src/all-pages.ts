import { z } from 'zod';
import { type Access, type Call, sendRequest } from './send-request.ts';

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Fetches all pages of a list. */
export async function allPages<Shape, Item extends Shape>(
  access: Access,
  callFor: (query: PageQuery) => Call<Page<Item>>,
  item: z.ZodType<Shape>,
): Promise<readonly Shape[]> {
  const PageShape = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  const items: Shape[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const call = callFor({ limit: 100, ...(cursor !== '' && { cursor }) });
    const { body }: { readonly body: Page<Shape> } = await sendRequest(access, call, PageShape);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}
