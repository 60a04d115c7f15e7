import { type ProblemCode, problemTitles, remedies } from '@quartet/problem';
import type { RequestHandler } from 'express';
import { statusOf } from './statuses.ts';

/** A kind of problem as its page and docs/problems.md describe it. */
export interface ProblemRow {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly remedy: string;
}

/** All kinds of problems, by status. */
export const problemRows: readonly ProblemRow[] = (Object.keys(problemTitles) as ProblemCode[])
  .map((code) => ({
    code,
    status: statusOf(code),
    title: problemTitles[code],
    remedy: remedies[code],
  }))
  .sort((a, b) => a.status - b.status);

/** The page to which the `type` of every problem leads. */
export const problemsPage: RequestHandler = (_req, res) => {
  res.type('html').send(page);
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quartet problems</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }</style>
</head>
<body>
<h1>Problems</h1>
${problemRows.map(sectionOf).join('\n')}
</body>
</html>`;

function sectionOf({ code, status, title, remedy }: ProblemRow): string {
  const text = remedy.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const marked = text.replace(/`([^`]+)`/g, '<code>$1</code>');
  return `<h2 id="${code}"><code>${code}</code> ${status}</h2>\n<p>${title}. ${marked}</p>`;
}
