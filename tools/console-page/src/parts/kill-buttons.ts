import { html, nothing, type TemplateResult } from 'lit-html';
import { isActive } from '../live.ts';
import type { View } from './view.ts';

/** Kills tasks while an order is on its way: it arrives nevertheless. */
export function killButtons({ state, actions }: View): TemplateResult | typeof nothing {
  const tasks = state.snapshot?.tasks.filter(isActive) ?? [];
  if (tasks.length === 0) return nothing;
  return html`
    <div class="actions outage" role="group" aria-label="Kill a task in the middle">
      <span>Kill a task in the middle:</span>
      ${tasks.map(
        ({ name }) =>
          html`<button
            type="button"
            class="kill"
            ?disabled=${state.pending.has(`tasks/${name}/kill`)}
            @click=${() => actions.runTaskAction(name, 'kill')}
          >
            ${name}
          </button>`,
      )}
    </div>
  `;
}
