import { html, nothing, type TemplateResult } from 'lit-html';
import type { LogLine } from '../../views/log-line.ts';
import { timeText } from '../format.ts';
import { addressOf } from '../place.ts';

interface Options {
  /** Says of each line which task wrote it. */
  readonly withTask?: boolean;
}

export function logLines(
  lines: readonly LogLine[],
  { withTask = false }: Options = {},
): TemplateResult {
  return html`<ol class="lines">
    ${lines.map((line) => html`<li data-level=${line.level ?? nothing}>${content(line, withTask)}</li>`)}
  </ol>`;
}

function content({ task, time, level, message, fields }: LogLine, withTask: boolean) {
  return html`
    <time>${timeText(time)}</time>
    ${withTask ? html`<span class="who">${task}</span>` : nothing}
    ${level && level !== 'info' ? html`<span class="level">${level}</span>` : nothing}
    <span class="message">${message}</span>
    ${fields.map((field) => fieldView(field))}
  `;
}

function fieldView([name, value]: LogLine['fields'][number]): TemplateResult {
  if (value.includes('\n')) return html`<pre>${value}</pre>`;
  return html`<span class="field"><span>${name}</span> ${linked(name, value)}</span> `;
}

function linked(name: string, value: string): unknown {
  if (name === 'requestId')
    return html`<a href=${addressOf({ kind: 'request', id: value })}>${value}</a>`;
  if (name === 'orderId')
    return html`<a href=${addressOf({ kind: 'order', id: value })}>${value}</a>`;
  return value;
}
