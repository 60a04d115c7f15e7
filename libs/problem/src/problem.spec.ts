import { Problem, problemTitles } from './index.ts';

describe('Problem', () => {
  it('keeps what the caller may know apart from what the log shall know', () => {
    const cause = new Error('connect ECONNREFUSED');
    const problem = new Problem('unavailable', 'Try again.', {
      cause,
      retryAfter: 1,
    });
    expect(problem).toMatchObject({
      code: 'unavailable',
      message: 'Try again.',
      cause,
      retryAfter: 1,
    });
    expect(problem).toBeInstanceOf(Error);
  });

  it.each(Object.entries(problemTitles))(
    '%s has a code in snake case and a title without a value',
    (code, title) => {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z][^{}$]+[^.]$/);
    },
  );
});
