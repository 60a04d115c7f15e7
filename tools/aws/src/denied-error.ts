import { UserError } from '@quartet/cloudformation/user-error';

interface DenialLine {
  readonly message: 'access denied' | 'connection rejected';
  readonly fields: object;
}

/** A request or a connection of the templates that AWS would refuse, with its line for a log. */
export class DeniedError extends UserError {
  readonly line: DenialLine;

  constructor(sentence: string, line: DenialLine) {
    super(sentence);
    this.line = line;
  }
}
