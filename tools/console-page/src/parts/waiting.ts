import { html, type TemplateResult } from 'lit-html';
import type { Loaded } from '../state.ts';

/** The loaded content, or a placeholder. */
export function loadedOr<T>(loaded: Loaded<T>, draw: (value: T) => TemplateResult): TemplateResult {
  if (loaded.state === 'loaded') return draw(loaded.value);
  if (loaded.state === 'failed') return html`<p class="failed" role="alert">${loaded.detail}</p>`;
  return html`<div class="skeleton" role="status">
    <span class="hidden">Loading</span><i></i><i></i><i></i>
  </div>`;
}
