// The shape of a policy is shared: the office's admin edits one on the screen.
export { Policy, type PolicyOutcome } from '#shared/domain/policy.ts';
