import { html, nothing, type TemplateResult } from 'lit-html';
import type { TaskNow } from '../../views/now.ts';
import { ageText, msText, rateText, shareText } from '../format.ts';
import type { TaskVerb } from '../hands.ts';
import { stateOf } from '../task-state.ts';
import type { View } from './app.ts';
import { faultForm } from './fault-form.ts';
import { logView } from './log-view.ts';
import { title } from './title.ts';

export function taskPanel(name: string, view: View): TemplateResult {
  const { now, log } = view.state;
  const task = now?.tasks.find((each) => each.name === name);
  return html`
    ${title('Task', name)} ${task ? about(task, view) : now ? gone(name) : nothing} ${logView(log)}
  `;
}

function about(task: TaskNow, view: View): TemplateResult {
  const { pid, port, release, startedAt, figures, reason } = task;
  const { tone, text } = stateOf(task);
  const at = view.state.now?.at ?? Date.now();
  return html`
    <p class="standing" data-tone=${tone}>
      <i class="lamp" data-tone=${tone}></i> ${text}, started ${ageText(startedAt, at)} ago
      ${reason ? html`<span>${reason}</span>` : nothing}
    </p>
    <dl class="facts">
      <div>
        <dt>Requests</dt>
        <dd>${rateText(figures.rate)}<small>/s</small></dd>
      </div>
      <div>
        <dt>Errors</dt>
        <dd>${shareText(figures.errors)}</dd>
      </div>
      <div>
        <dt>p50</dt>
        <dd>${msText(figures.p50)}</dd>
      </div>
      <div>
        <dt>p99</dt>
        <dd>${msText(figures.p99)}</dd>
      </div>
      <div>
        <dt>Port</dt>
        <dd>${port}</dd>
      </div>
      <div>
        <dt>Process</dt>
        <dd>${pid}</dd>
      </div>
      <div class="wide">
        <dt>Release</dt>
        <dd><code>${release}</code></dd>
      </div>
    </dl>
    <div class="actions" role="group" aria-label=${`What to do with ${task.name}`}>
      ${button('restart', 'Restart', { task, view })} ${button('stop', 'Stop', { task, view })}
      ${button('kill', 'Kill', { task, view })}
    </div>
    ${faultForm(task, view.hands)}
  `;
}

interface Acting {
  readonly task: TaskNow;
  readonly view: View;
}

const meanings: Readonly<Record<TaskVerb, string>> = {
  restart: 'A new task takes its place, then it drains and ends',
  stop: 'It drains and ends; its service starts another',
  kill: 'It ends at once, in the middle of whatever it does',
};

function button(verb: TaskVerb, text: string, { task, view }: Acting): TemplateResult {
  const { state, hands } = view;
  const busy = state.pending.has(`tasks/${task.name}/${verb}`);
  return html`<button
    type="button"
    class=${verb}
    title=${meanings[verb]}
    aria-busy=${busy}
    ?disabled=${busy || task.state === 'STOPPING'}
    @click=${() => hands.task(task.name, verb)}
  >
    ${text}
  </button>`;
}

function gone(name: string): TemplateResult {
  return html`<p class="standing" role="status">
    ${name} is gone. What it wrote is below, for as long as its log is kept.
  </p>`;
}
