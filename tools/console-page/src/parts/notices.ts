import { html, nothing, type TemplateResult } from 'lit-html';
import type { View } from './view.ts';

export function notices({ state: { notice }, actions }: View): TemplateResult {
  return html`
    <div class="notices" role="status">
      ${
        notice
          ? html`<p class="notice" data-kind=${notice.kind}>
              <span>${notice.text}</span>
              <button type="button" aria-label="Dismiss" @click=${actions.dismissNotice}>×</button>
            </p>`
          : nothing
      }
    </div>
  `;
}
