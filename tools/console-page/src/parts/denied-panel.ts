import { html, nothing, type TemplateResult } from 'lit-html';
import type { Denial } from '@quartet/console/views/denial';
import { timeText } from '../format.ts';
import type { Loaded } from '../state.ts';
import { title } from './title.ts';
import { loadedOr } from './waiting.ts';

/** The requests and connections that were refused in this run. */
export function deniedPanel(loaded: Loaded<readonly Denial[]>): TemplateResult {
  return html`${title('IAM and security groups', 'Denied')} ${loadedOr(loaded, list)}`;
}

function list(denials: readonly Denial[]): TemplateResult {
  if (denials.length === 0) {
    return html`<p class="aside">Nothing was refused in this run.</p>`;
  }
  return html`<ol class="denials" aria-label="Refused, the newest first">
    ${denials.map(item)}
  </ol>`;
}

function item(denial: Denial): TemplateResult {
  const { time, count, remediation } = denial;
  return html`<li>
    <p class="when">
      <time>${timeText(time)}</time>
      ${count > 1 ? html`<span>the latest of ${count}</span>` : nothing}
    </p>
    <dl>
      ${partsOf(denial).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p>${remediation}</p>
  </li>`;
}

function partsOf(denial: Denial): readonly (readonly [name: string, value: string])[] {
  if (denial.type === 'request') {
    const { principal, action, resource } = denial;
    return [
      ['Principal', principal],
      ['Action', action],
      ['Resource', resource],
    ];
  }
  const { source, destination, port } = denial;
  return [
    ['Source', source],
    ['Destination', destination],
    ['TCP port', port],
  ];
}
