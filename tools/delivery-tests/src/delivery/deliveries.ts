import { randomUUID } from 'node:crypto';
import { deliver, type Delivered, type Scene } from '../deploy/deploy.ts';

/** `npm run deploy`: goes on from the last delivery that went well. */
export function deployAll(scene: Scene): Promise<Delivered> {
  return deliver('npm', ['run', 'deploy', '--', 'local'], scene);
}

export function rollBack(service: string, scene: Scene): Promise<Delivered> {
  return deliver('npx', ['nx', 'rollback', service, '--configuration=local'], scene);
}

/** Commits one more line of a service's code, which makes another bundle. */
export function commitLine(service: string, { copy }: Scene): void {
  const line = `Object.assign(globalThis, { line: '${randomUUID()}' });\n`;
  copy.append(`apps/${service}/src/app.ts`, line);
  copy.commit('a line');
}

/** Commits a service that starts, and never listens. @returns what commits it as it was */
export function commitSick(service: string, { copy }: Scene): () => void {
  const file = `apps/${service}/src/main.ts`;
  const well = copy.read(file);
  const never = 'setInterval(() => undefined, 1_000);\nawait new Promise(() => undefined);\n';
  copy.write(file, well.replace('await runService(', `${never}$&`));
  copy.commit('a service that never listens');
  return () => {
    copy.write(file, well);
    copy.commit('the service as it was');
  };
}
