import { describe, expect, it } from 'vitest';
import { npmComplaint } from '../../scripts/lib/run.mjs';

describe('what npm says', () => {
  it('is told in words where there is no network', () => {
    const said =
      'npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error errno EAI_AGAIN\n' +
      'npm error request to https://registry.example/zod failed, reason: getaddrinfo EAI_AGAIN registry.example\n';
    expect(npmComplaint(said)).toMatch(
      /^The npm registry cannot be reached \(EAI_AGAIN\)\. Check the network/,
    );
  });

  it('is told as it is otherwise, without its own noise', () => {
    const said =
      'npm warn old lockfile\nnpm error code E404\nnpm error 404 Not Found\n' +
      'npm error A complete log of this run can be found in: x.log\n';
    expect(npmComplaint(said)).toBe('npm error code E404\nnpm error 404 Not Found');
  });
});
