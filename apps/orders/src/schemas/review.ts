import { Timestamp } from '@quartet/http';
import { z } from 'zod';
import type { Review } from '../domain/reviewing.ts';
import { states } from '../domain/states.ts';
import { orderExample, OrderView, viewOrder } from './order.ts';

export const ReviewView = z
  .strictObject({
    order: OrderView,
    stuckIn: z.enum(states).meta({ description: 'the state whose outcome nobody knows' }),
    since: Timestamp,
  })
  .meta({
    id: 'Review',
    description: 'An order that waits for a person',
    example: {
      order: { ...orderExample, status: 'processing' },
      stuckIn: 'CAPTURING',
      since: '2026-01-31T12:05:00.000Z',
    },
  });

export function viewReview({ order, stuckIn }: Review): z.output<typeof ReviewView> {
  return { order: viewOrder(order), stuckIn, since: order.updatedAt };
}
