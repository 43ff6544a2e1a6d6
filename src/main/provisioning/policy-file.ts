import { createHash } from 'node:crypto';
import { PolicyReference } from '#shared/domain/site-card.ts';
import { checkPolicy } from '../policy/check.ts';
import { PRESETS } from '../policy/presets/index.ts';
import { ProvisioningError } from './errors.ts';

/** A policy of the regency's own, as it lies beside the cards that name it. */
export interface PolicyFile {
  readonly id: string;
  /** What the file holds: the policy as a kiosk keeps it, every default written out. */
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal: cards are bound to it. */
  readonly hash: string;
}

/** Far above 500 rules. */
export const LARGEST_POLICY = 16 * 1024 * 1024;

/** What the file of a policy is called, beside a card. */
export function policyFileName(id: string): string {
  return `${id}.policy.json`;
}

/**
 * Reads an own policy that cards may name.
 * @throws ProvisioningError `POLICY_INVALID` where it has errors; `POLICY_NAMELESS` where no card can name it: its id
 *   is that of a policy that Gerbang ships, or too long
 */
export function readPolicyFile(bytes: Uint8Array): PolicyFile {
  const found = policyTextOf(bytes);
  if (found === null) throw new ProvisioningError('POLICY_INVALID', 'the policy’s file has errors');
  const id = PolicyReference.safeParse(found.id);
  if (!id.success || PRESETS.some((preset) => preset.id === id.data))
    throw new ProvisioningError('POLICY_NAMELESS', 'no card can name a policy of this id');
  return { id: id.data, text: found.text, hash: hashOf(Buffer.from(found.text)) };
}

/**
 * The policy in a file that a card is bound to.
 * @returns null where the file is another one, or has errors
 */
export function boundPolicy(bytes: Uint8Array, { id, hash }: Pick<PolicyFile, 'id' | 'hash'>): string | null {
  if (hashOf(bytes) !== hash) return null;
  const found = policyTextOf(bytes);
  return found?.id === id ? found.text : null;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function policyTextOf(bytes: Uint8Array): { readonly id: string; readonly text: string } | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { policy } = checkPolicy(json);
    return policy && { id: policy.id, text: JSON.stringify(policy) };
  } catch {
    // No JSON, not in UTF-8, or nested without end.
    return null;
  }
}
