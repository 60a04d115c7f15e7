import type { Place } from './schema.ts';
import type { Difference } from './difference.ts';
import { schemaDifferences } from './schema-differences.ts';

export interface Change {
  readonly before: Place;
  readonly after: Place;
}

/** Sentences about what the sender of a request may no longer send. */
export function requestBreaks({ before, after }: Change): readonly string[] {
  return schemaDifferences({ narrow: before, wide: after }, { kind: 'request' }).map(
    (difference) => `${nameOf(difference)} ${inRequests[difference.rule](difference.detail)}`,
  );
}

/** Sentences about what the reader of an answer, or of an event, can no longer rely on. */
export function answerBreaks(
  { before, after }: Change,
  allowsAlternatives = false,
): readonly string[] {
  const comparison = { kind: 'answer', allowsAlternatives } as const;
  return schemaDifferences({ narrow: after, wide: before }, comparison).map(
    (difference) => `${nameOf(difference)} ${inAnswers[difference.rule](difference.detail)}`,
  );
}

function nameOf({ path }: Difference): string {
  return path === '' ? 'the body' : path;
}

type Sentences = Readonly<Record<Difference['rule'], (detail: string) => string>>;

const inRequests: Sentences = {
  type: (types) => `may no longer be ${types}`,
  values: (values) => `may no longer be ${values}`,
  required: () => 'is required now',
  absent: () => 'is new and required',
  unknown: () => 'is no longer accepted',
  limit: (limit) => `has a tighter limit (before and now: ${limit})`,
  union: (name) => `may no longer be ${name}`,
};

const inAnswers: Sentences = {
  type: (types) => `may be ${types} now`,
  values: (values) => `may be ${values} now`,
  required: () => 'may be missing now',
  absent: () => 'is no longer there',
  unknown: () => 'is unknown',
  limit: (limit) => `has a looser limit (now and before: ${limit})`,
  union: (name) => `may be ${name} now`,
};
