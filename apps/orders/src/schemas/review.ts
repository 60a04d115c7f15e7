import { Timestamp } from '@quartet/http';
import { z } from 'zod';
import type { Review } from '../domain/reviewing.ts';
import { states } from '../domain/states.ts';
import { OrderView, viewOrder } from './order.ts';

export const ReviewView = z
  .strictObject({
    order: OrderView,
    stuckIn: z.enum(states).meta({ description: 'the state whose outcome nobody knows' }),
    since: Timestamp,
  })
  .meta({ id: 'Review' });

export function viewReview({ order, stuckIn }: Review): z.output<typeof ReviewView> {
  return { order: viewOrder(order), stuckIn, since: order.updatedAt };
}
