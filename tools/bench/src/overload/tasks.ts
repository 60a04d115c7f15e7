import type { ReadyContent } from '@quartet/local-client/ready-content';

export function taskOf({ tasks }: ReadyContent, service: string): ReadyContent['tasks'][number] {
  const task = tasks.find((each) => each.service === service);
  if (!task) throw new Error(`no task of ${service} is running`);
  return task;
}

export function taskUrl(ready: ReadyContent, service: string): string {
  return `http://127.0.0.1:${taskOf(ready, service).port}`;
}
