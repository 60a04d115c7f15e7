import type { ProblemCode } from '@quartet/problem';

/** The page that describes all problems. Each service serves it; problems name one address whoever sends them. */
const problemsPage = '/api/orders/docs/problems';

/** The URI that identifies a kind of problem, and leads to its description (RFC 9457, 3.1.1). */
export function problemType(code: ProblemCode): string {
  return `${problemsPage}#${code}`;
}
