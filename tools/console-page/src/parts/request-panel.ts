import { html, nothing, type TemplateResult } from 'lit-html';
import type { Trace } from '@quartet/console/views/trace';
import { bytesText, clockText, msText } from '../format.ts';
import { hrefOf, type Route } from '../route.ts';
import type { Loaded } from '../state.ts';
import { logLines } from './log-lines.ts';
import { toneOf } from './requests.ts';
import { spanTree } from './span-tree.ts';
import { title } from './title.ts';
import { loadedOr } from './waiting.ts';
import { waterfall } from './waterfall.ts';

type Subject = Extract<Route, { readonly kind: 'request' | 'trace' }>;

export function requestPanel({ kind, id }: Subject, loaded: Loaded<Trace>): TemplateResult {
  return html`
    ${title(kind === 'trace' ? 'Trace' : 'Request', html`<code>${id}</code>`)}
    ${loadedOr(loaded, (trace) => details(trace))}
  `;
}

function details({ requestId, spans, tree, traceId, lines, orders }: Trace): TemplateResult {
  if (spans.length === 0 && lines.length === 0) {
    return html`<p class="empty">
      Nothing is known of it: the edge remembers the latest requests, and the logs those of this
      run.
    </p>`;
  }
  return html`
    ${summary(spans)}
    ${orders.map(
      (id) =>
        html`<p class="order">
          Order <a href=${hrefOf({ kind: 'order', id })}><code>${id}</code></a>
        </p>`,
    )}
    ${
      traceId === undefined
        ? nothing
        : html`<p class="order">
            Trace <a href=${hrefOf({ kind: 'trace', id: traceId })}><code>${traceId}</code></a>
          </p>`
    }
    ${way({ spans, tree })}
    <h3>What was written about it</h3>
    ${
      lines.length > 0
        ? html`<div class="scroll" tabindex="0" role="group" aria-label="Lines">
            ${logLines(lines, { details: requestId })}
          </div>`
        : html`<p class="aside">Nothing, so far.</p>`
    }
  `;
}

/** The tree of a run that is traced; else the calls that the edge has passed on. */
function way({ spans, tree }: Pick<Trace, 'spans' | 'tree'>): TemplateResult | typeof nothing {
  if (tree.length > 0) {
    return html`<h3>Its trace</h3>
      ${spanTree(tree)}`;
  }
  if (spans.length === 0) return nothing;
  return html`<h3>Its way</h3>
    ${waterfall(spans)}`;
}

function summary([first]: Trace['spans']): TemplateResult | typeof nothing {
  if (!first) return nothing;
  const { method, path, status, ms, bytes, at, reason } = first;
  return html`
    <p class="call"><span class="method">${method}</span> ${path}</p>
    <dl class="facts">
      <div data-tone=${toneOf(status)}>
        <dt>Status</dt>
        <dd>${status ?? '–'}</dd>
      </div>
      <div>
        <dt>Took</dt>
        <dd>${msText(ms)}</dd>
      </div>
      <div>
        <dt>Size</dt>
        <dd>${bytesText(bytes)}</dd>
      </div>
      <div>
        <dt>At</dt>
        <dd>${clockText(at)}</dd>
      </div>
    </dl>
    ${reason ? html`<p class="standing" data-tone="bad">${reason}</p>` : nothing}
  `;
}
