import { runIamCases } from './testing/run-iam-cases.ts';
import { conditionCases } from './iam-conditions.ts';
import { elementCases } from './iam-elements.ts';
import { evaluationCases } from './iam-evaluation.ts';
import { principalCases } from './iam-principals.ts';
import { variableCases } from './iam-variables.ts';

describe('evaluation', () => runIamCases(evaluationCases));
describe('elements', () => runIamCases(elementCases));
describe('principals', () => runIamCases(principalCases));
describe('conditions', () => runIamCases(conditionCases));
describe('variables', () => runIamCases(variableCases));
