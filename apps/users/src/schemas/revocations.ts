import { createHash } from 'node:crypto';
import { Uuid } from '@quartet/http';
import { z } from 'zod';

export const RevocationsView = z
  .strictObject({
    sessions: z.array(Uuid).meta({
      description:
        'The claim sid of access tokens that are good no longer, though they have not expired',
    }),
  })
  .meta({
    id: 'Revocations',
    description: 'Sessions whose access tokens are refused',
    example: { sessions: ['01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d'] },
  });

export const IfNoneMatchHeaders = z.object({
  'If-None-Match': z.string().optional().meta({ description: 'The ETag that was read' }),
});

export function etagOf(sessions: readonly string[]): string {
  return `"${createHash('sha256').update(sessions.join()).digest('base64url')}"`;
}
