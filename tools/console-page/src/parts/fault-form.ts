import { html, type TemplateResult } from 'lit-html';
import type { LiveTask } from '@quartet/console/views/live-snapshot';
import type { Actions } from '../actions.ts';
import { faultText } from '../task-state.ts';

/** Lets a task be slow, or fail, without its knowing. */
export function faultForm({ name, fault }: LiveTask, actions: Actions): TemplateResult {
  const set = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const number = (field: string) => Number(form.get(field));
    actions.setFault(name, { latency: number('latency'), errors: number('errors') / 100 });
  };
  return html`
    <form class="fault" @submit=${set} aria-labelledby="fault-title">
      <h3 id="fault-title">
        Fault ${fault ? html`<span class="fault">${faultText(fault)}</span>` : html``}
      </h3>
      <label>
        <span>Slower by</span>
        <input
          type="number"
          name="latency"
          min="0"
          max="60000"
          step="1"
          value=${fault?.latency ?? 300}
          required
        />
        <span>ms</span>
      </label>
      <label>
        <span>Failing</span>
        <input
          type="number"
          name="errors"
          min="0"
          max="100"
          step="1"
          value=${Math.round((fault?.errors ?? 0) * 100)}
          required
        />
        <span>%</span>
      </label>
      <button type="submit">Set</button>
      <button
        type="button"
        ?disabled=${!fault}
        @click=${() => actions.setFault(name, { latency: 0, errors: 0 })}
      >
        Clear
      </button>
    </form>
  `;
}
