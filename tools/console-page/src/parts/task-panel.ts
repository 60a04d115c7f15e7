import { html, nothing, type TemplateResult } from 'lit-html';
import type { LiveTask } from '@quartet/console/views/live-snapshot';
import { ageText, msText, rateText, shareText } from '../format.ts';
import type { TaskVerb } from '../actions.ts';
import { stateOf } from '../task-state.ts';
import type { View } from './view.ts';
import { faultForm } from './fault-form.ts';
import { logView } from './log-view.ts';
import { title } from './title.ts';

export function taskPanel(name: string, view: View): TemplateResult {
  const { snapshot, log } = view.state;
  const task = snapshot?.tasks.find((each) => each.name === name);
  return html`
    ${title('Task', name)} ${task ? details(task, view) : snapshot ? gone(name) : nothing}
    ${logView(log)}
  `;
}

function details(task: LiveTask, view: View): TemplateResult {
  const { pid, port, release, startedAt, stats, reason } = task;
  const { tone, text } = stateOf(task);
  const at = view.state.snapshot?.at ?? Date.now();
  return html`
    <p class="standing" data-tone=${tone}>
      <i class="lamp" data-tone=${tone}></i> ${text}, started ${ageText(startedAt, at)} ago
      ${reason ? html`<span>${reason}</span>` : nothing}
    </p>
    <dl class="facts">
      <div>
        <dt>Requests</dt>
        <dd>${rateText(stats.rate)}<small>/s</small></dd>
      </div>
      <div>
        <dt>Errors</dt>
        <dd>${shareText(stats.errors)}</dd>
      </div>
      <div>
        <dt>p50</dt>
        <dd>${msText(stats.p50)}</dd>
      </div>
      <div>
        <dt>p99</dt>
        <dd>${msText(stats.p99)}</dd>
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
    ${faultForm(task, view.actions)}
  `;
}

interface TaskAction {
  readonly task: LiveTask;
  readonly view: View;
}

const descriptions: Readonly<Record<TaskVerb, string>> = {
  restart: 'A new task takes its place, then it drains and ends',
  stop: 'It drains and ends; its service starts another',
  kill: 'It ends at once, in the middle of whatever it does',
};

function button(verb: TaskVerb, text: string, { task, view }: TaskAction): TemplateResult {
  const { state, actions } = view;
  const busy = state.pending.has(`tasks/${task.name}/${verb}`);
  return html`<button
    type="button"
    class=${verb}
    title=${descriptions[verb]}
    aria-busy=${busy}
    ?disabled=${busy || task.state === 'STOPPING'}
    @click=${() => actions.runTaskAction(task.name, verb)}
  >
    ${text}
  </button>`;
}

function gone(name: string): TemplateResult {
  return html`<p class="standing" role="status">
    ${name} is gone. What it wrote is below, for as long as its log is kept.
  </p>`;
}
