import { Problem } from '@quartet/problem';
import { z } from 'zod';
import type { Product, Seen } from '../domain/product.ts';

export const IfNoneMatchHeaders = z.object({
  'If-None-Match': z.string().optional().meta({ description: 'The ETag that was read' }),
});

export const IfMatchHeaders = z.object({
  'If-Match': z
    .string()
    .meta({ description: 'The ETag that was read; stock may have moved since' }),
});

const strongTag = /^"(\d{1,9})-\d+"$/;

/** The version is what an editor changed, the rest is what moves by itself. */
export function etagOf({ version, available }: Product): string {
  return `"${version}-${available}"`;
}

export function hasSeen(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === '*') return true;
  return tagsOf(ifNoneMatch).some((tag) => tag.replace(/^W\//, '') === etag);
}

/** @throws Problem `precondition_required` when the editor does not say what was read. */
export function seenVersions(ifMatch: string | undefined): Seen {
  if (ifMatch === undefined)
    throw new Problem('precondition_required', 'Send the ETag of the product as If-Match.');
  if (ifMatch === '*') return 'any';
  return tagsOf(ifMatch)
    .flatMap((tag) => strongTag.exec(tag)?.[1] ?? [])
    .map(Number);
}

function tagsOf(header: string): readonly string[] {
  return header.split(',').map((tag) => tag.trim());
}
