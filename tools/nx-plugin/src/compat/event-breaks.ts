import { answerBreaks } from './breaks.ts';

/** One sentence for each promise of an event's document that a new one takes back. */
export function eventBreaks(before: object, after: object): readonly string[] {
  return answerBreaks({
    before: { document: before, schema: { ...before } },
    after: { document: after, schema: { ...after } },
  }).map((phrase) => `${phrase}.`);
}
