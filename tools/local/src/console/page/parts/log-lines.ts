import { html, nothing, type TemplateResult } from 'lit-html';
import type { LogLine } from '../../views/log-line.ts';
import { shortId, timeText } from '../format.ts';
import { addressOf } from '../place.ts';

interface Options {
  /** What all lines are about; they need not say it. */
  readonly about?: string;
}

/** Lines of one task, or of all that wrote about something. */
export function logLines(lines: readonly LogLine[], { about }: Options = {}): TemplateResult {
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
  return html`<span class="field"><span>${name}</span> ${linked(name, value)}</span> `;
}

const kinds: Readonly<Record<string, 'request' | 'order'>> = {
  requestId: 'request',
  orderId: 'order',
};

function linked(name: string, id: string): unknown {
  const kind = kinds[name];
  if (!kind) return id;
  return html`<a href=${addressOf({ kind, id })} title=${id}>${shortId(id)}</a>`;
}
