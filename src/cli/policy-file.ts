import { checkPolicy, type PolicyCheck, type PolicyProblem } from '../main/policy/check.ts';
import type { Policy } from '../main/policy/policy.ts';
import { CliError } from './errors.ts';
import { readNamedFile } from './files.ts';

/** Far above 500 rules. */
const LARGEST = 16 * 1024 * 1024;

/**
 * Checks a policy file.
 * @returns what `checkPolicy` says; a file that is not JSON is a problem as well
 * @throws CliError FILE_UNREADABLE
 */
export async function checkPolicyFile(path: string): Promise<PolicyCheck> {
  const text = (await readNamedFile(path, LARGEST)).toString('utf8').replace(/^\uFEFF/, '');
  try {
    return checkPolicy(parse(text));
  } catch (error) {
    // What recurses gives up on JSON that is nested without end.
    const message = error instanceof SyntaxError ? `not JSON: ${error.message}` : 'nested too deeply';
    return { policy: null, problems: [{ path: '', severity: 'error', code: 'SCHEMA', message }] };
  }
}

/**
 * The policy of a file; warnings do not matter.
 * @throws CliError FILE_UNREADABLE, POLICY_INVALID with the first errors in its message
 */
export async function readPolicyFile(path: string): Promise<Policy> {
  const { policy, problems } = await checkPolicyFile(path);
  if (policy) return policy;
  const errors = problems.filter(({ severity }) => severity === 'error').slice(0, 5);
  throw new CliError('POLICY_INVALID', `${path}: ${errors.map(problemText).join('; ')}`);
}

/** A problem as `path: message`; of the whole file only the message. */
export function problemText({ path, message }: PolicyProblem): string {
  return path === '' ? message : `${path}: ${message}`;
}

function parse(text: string): unknown {
  return JSON.parse(text);
}
