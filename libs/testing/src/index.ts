export { addColumns } from './add-columns.ts';
export {
  answerValidator,
  type AnswerValidator,
  type ReceivedAnswer,
} from './documented-answers/answer-validator.ts';
export { documented } from './documented-answers/documented.ts';
export { eventually } from './eventually.ts';
export { analyse, explaining, type Explaining } from './explaining.ts';
export { itGuards } from './it-guards.ts';
export { listen, type Listening } from './listen.ts';
export { tcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { depsWith, testConfig, testDeps, type TestDeps } from './test-deps.ts';
export { rdsServer, type RdsServer } from './rds-server.ts';
export { temporaryServer, type TemporaryServer } from './temporary-server.ts';
export { testCallers, type TestCaller, type TestCallers } from './test-callers.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { testTokens, type TestTokens } from './test-tokens.ts';
export { mountSmallDisk, type SmallDisk } from './small-disk.ts';
