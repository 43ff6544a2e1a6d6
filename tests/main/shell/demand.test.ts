import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { demandWithin } from '../../../src/main/shell/demand.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is done when it is first asked for', () => {
  test('waits, and is done at once when somebody asks, however often', async () => {
    const demand = demandWithin(3000);
    const done = vi.fn();
    void demand.made.then(done);
    await vi.advanceTimersByTimeAsync(2999);
    expect(done).not.toHaveBeenCalled();
    demand.ask();
    demand.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is done unasked when time is up', async () => {
    const demand = demandWithin(3000);
    await vi.advanceTimersByTimeAsync(3000);
    await expect(demand.made).resolves.toBeUndefined();
  });
});
