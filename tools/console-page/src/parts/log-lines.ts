import { html, nothing, type TemplateResult } from 'lit-html';
import type { LogLine } from '@quartet/console/views/log-line';
import { timeText, withShortIds } from '../format.ts';
import { hrefOf } from '../route.ts';

interface Options {
  /** The id that all lines share and need not repeat. */
  readonly details?: string;
}

/** Lines of one task, or of all that wrote about something. */
export function logLines(
  lines: readonly LogLine[],
  { details: about }: Options = {},
): TemplateResult {
  return html`<ol class="lines">
    ${lines.map(
      (line) => html`<li data-level=${line.level ?? nothing}>${content(line, about)}</li>`,
    )}
  </ol>`;
}

function content({ task, time, level, message, fields }: LogLine, about: string | undefined) {
  return html`
    <time>${timeText(time)}</time>
    ${about === undefined ? nothing : html`<span class="who">${task}</span>`}
    ${level && level !== 'info' ? html`<span class="level">${level}</span>` : nothing}
    <span class="message">${message}</span>
    ${fields.filter(([, value]) => value !== about).map((field) => fieldView(field))}
  `;
}

function fieldView([name, value]: LogLine['fields'][number]): TemplateResult {
  if (value.includes('\n')) return html`<pre>${value}</pre>`;
  const kind = kinds[name];
  const short = withShortIds(value);
  const shown = kind
    ? html`<a href=${hrefOf({ kind, id: value })} title=${value}>${short}</a>`
    : html`<span title=${short === value ? nothing : value}>${short}</span>`;
  return html`<span class="field"><b>${name}</b> ${shown}</span> `;
}

const kinds: Readonly<Record<string, 'request' | 'order'>> = {
  requestId: 'request',
  orderId: 'order',
};
