import { randomUUID } from 'node:crypto';
import { deliver, type Delivered, type Scene } from '../deploy/deploy.ts';

/** Runs `npm run deploy`, which continues from the last successful deployment. */
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

/** Commits a service that starts but never listens. @returns a function that commits the original */
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
