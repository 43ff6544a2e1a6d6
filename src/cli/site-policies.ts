import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPolicyFile, type PolicyFile } from '../main/provisioning/policy-file.ts';
import { ProvisioningError } from '../main/provisioning/errors.ts';
import { CliError } from './errors.ts';
import { readNamedFile, unreadable } from './files.ts';

/**
 * The policies of a regency's own that its list may name.
 * @param paths files, or folders of which every `.json` is one
 * @throws CliError FILE_UNREADABLE, POLICY_INVALID
 */
export async function ownPolicies(paths: readonly string[]): Promise<PolicyFile[]> {
  const found = new Map<string, PolicyFile>();
  for (const path of (await Promise.all(paths.map(filesOf))).flat()) {
    const policy = await readPolicy(path);
    if (found.has(policy.id)) throw new CliError('POLICY_INVALID', `${path}: ${policy.id} is there twice`);
    found.set(policy.id, policy);
  }
  return [...found.values()];
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    return (await readdir(path))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(path, name));
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function readPolicy(path: string): Promise<PolicyFile> {
  const bytes = await readNamedFile(path);
  try {
    return readPolicyFile(bytes);
  } catch (cause) {
    const nameless = cause instanceof ProvisioningError && cause.code === 'POLICY_NAMELESS';
    const why = nameless
      ? 'no card can name it: its id is one of Gerbang’s own, or has more than 40 letters'
      : 'it has errors; gerbang policy check names them';
    throw new CliError('POLICY_INVALID', `${path}: ${why}`, { cause });
  }
}
