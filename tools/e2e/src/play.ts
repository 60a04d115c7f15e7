import type { Shop } from './shop.ts';
import type { Ending, Story } from './story.ts';

/** The result of a half of a story. */
export interface Outcome {
  readonly story: Story;
  /** The reason why it failed; undefined when all was well. */
  readonly failure: string | undefined;
  /** The second half, after the first one. */
  readonly ending?: Ending;
}

/** Begins stories side by side. */
export function beginAll(stories: readonly Story[], shop: Shop): Promise<readonly Outcome[]> {
  return Promise.all(
    stories.map(async (story) => {
      try {
        return { story, failure: undefined, ending: await story.begin(shop) };
      } catch (error) {
        return { story, failure: reasonOf(error) };
      }
    }),
  );
}

/** Ends those that have begun well; the others stay failed. */
export function endAll(begun: readonly Outcome[]): Promise<readonly Outcome[]> {
  return Promise.all(
    begun.map(async (outcome) => {
      const { story, ending } = outcome;
      try {
        await ending?.();
        return outcome;
      } catch (error) {
        return { story, failure: reasonOf(error) };
      }
    }),
  );
}

/** An assertion explains itself on several lines. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const text = cause instanceof Error ? `${message}: ${cause.message}` : message;
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
