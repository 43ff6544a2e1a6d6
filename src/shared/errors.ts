/**
 * The base of all errors of our own. `code` is stable: logs, tests, IPC and the message catalogues key on it;
 * `message` is English, for developers, and holds no personal data.
 */
export class GerbangError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
