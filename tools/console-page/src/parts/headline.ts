import { html, nothing, type TemplateResult } from 'lit-html';
import { msText, rateText, shareText } from '../format.ts';
import type { State } from '../state.ts';
import { sparkline } from './sparkline.ts';

/** The gateway in four figures, each with its last minute. */
export function headline({ snapshot }: State): TemplateResult {
  const { gateway, trend } = snapshot ?? {};
  const errors = gateway?.errors ?? 0;
  const throttled = gateway?.throttled ?? 0;
  return html`
    <section class="headline" aria-label="The gateway in the last seconds" ?data-empty=${!snapshot}>
      ${figure('Requests', {
        value: gateway && html`${rateText(gateway.rate)}<small>/s</small>`,
        line: trend?.rate,
      })}
      ${figure('Errors', {
        value: gateway && shareText(errors),
        line: trend?.errors,
        tone: errors > 0 ? 'bad' : undefined,
      })}
      ${figure('Throttled', {
        value: gateway && html`${rateText(throttled)}<small>/s</small>`,
        line: trend?.throttled,
        tone: throttled > 0 ? 'warn' : undefined,
      })}
      ${figure('Latency', {
        value: gateway && html`${msText(gateway.p50)}<small>p50</small>`,
        more: gateway && html`${msText(gateway.p99)}<small>p99</small>`,
        line: trend?.p99,
      })}
    </section>
  `;
}

interface Shown {
  readonly value: unknown;
  readonly more?: unknown;
  readonly line?: readonly number[] | undefined;
  readonly tone?: 'bad' | 'warn' | undefined;
}

function figure(name: string, { value, more, line, tone }: Shown): TemplateResult {
  return html`
    <dl data-tone=${tone ?? nothing}>
      <dt>${name}</dt>
      <dd>${value ?? '–'}</dd>
      ${more ? html`<dd class="more">${more}</dd>` : nothing}
      ${line ? html`<dd class="line">${sparkline(line)}</dd>` : nothing}
    </dl>
  `;
}
