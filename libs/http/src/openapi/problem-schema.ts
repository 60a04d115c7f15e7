import { type ProblemCode, problemTitles, remedies } from '@quartet/problem';
import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { problemType } from '../problem-type.ts';
import { Uuid } from '../schemas.ts';
import { statusOf } from '../statuses.ts';

const id = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
const wrongField = { path: 'items[0].quantity', message: 'Too small: expected number to be >=1' };

const OrderId = Uuid.meta({ description: 'The order that is concerned', example: id });

const FieldErrors = z
  .array(
    z.object({
      path: z.string().meta({ description: 'The member, such as items[0].quantity' }),
      message: z.string().meta({ description: 'The rule that it breaks' }),
    }),
  )
  .meta({ description: 'Each wrong member of the request', example: [wrongField] });

/** The problems of an order, which name it. */
const ofOrders: ReadonlySet<ProblemCode> = new Set([
  'payment_declined',
  'authentication_required',
  'out_of_stock',
  'unknown_product',
  'price_changed',
  'currency_mismatch',
  'order_cancelled',
  'order_expired',
  'too_late_to_cancel',
  'not_refundable',
  'refund_exceeds_capture',
  'reservation_closed',
  'payment_closed',
  'already_paid',
  'id_reused',
  'request_in_progress',
  'not_in_review',
]);

/** The problems of a status: one of several, told apart by their `code`. */
export function problemSchema(codes: readonly ProblemCode[], { who }: Pick<Operation, 'who'>) {
  const schemaOf = who === 'service' ? internalProblem : publicProblem;
  const [first, ...others] = codes.map(schemaOf);
  if (first === undefined) throw new Error('A failure needs a problem.');
  return others.length === 0 ? first : z.discriminatedUnion('code', [first, ...others]);
}

const publicProblems = new Map<ProblemCode, ProblemSchema>();

type ProblemSchema = ReturnType<typeof problemOf>;

/** One schema per code, so that documents refer to it by its name. */
function publicProblem(code: ProblemCode): ProblemSchema {
  const known = publicProblems.get(code);
  if (known) return known;
  const made = problemOf(code, ofOrders.has(code)).meta({
    id: `${nameOf(code)}Problem`,
    description: `${problemTitles[code]}. ${remedies[code]}`,
    example: exampleOf(code),
  });
  publicProblems.set(code, made);
  return made;
}

/** Services other than orders know no order of a problem. */
function internalProblem(code: ProblemCode): ProblemSchema {
  return problemOf(code, false);
}

function problemOf(code: ProblemCode, hasOrder: boolean) {
  return z.object({
    type: z.literal(problemType(code)).meta({ description: 'Where the problem is described' }),
    title: z.string().meta({ description: 'The same for each problem of the code' }),
    status: z.literal(statusOf(code)).meta({ description: 'The status of the answer' }),
    detail: z.string().meta({ description: 'The reason this time, for people' }),
    code: z.literal(code),
    requestId: z.string().meta({ description: 'The id of the request' }),
    ...(code === 'invalid_request' && { errors: FieldErrors }),
    ...(hasOrder && { orderId: OrderId }),
    ...(code === 'unavailable' && { orderId: OrderId.optional() }),
  });
}

function exampleOf(code: ProblemCode) {
  return {
    type: problemType(code),
    title: problemTitles[code],
    status: statusOf(code),
    detail: `${problemTitles[code]}.`,
    code,
    requestId: id,
    ...(code === 'invalid_request' && { errors: [wrongField] }),
    ...(ofOrders.has(code) && { orderId: id }),
  };
}

function nameOf(code: ProblemCode): string {
  return code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
