import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchdogOf } from '../../../src/main/shell/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a kiosk that says every second that it lives is left alone', () => {
  const hung = vi.fn();
  const { heard, stop } = watchdogOf(1000, hung);
  for (let second = 0; second < 500; second++) {
    heard();
    vi.advanceTimersByTime(1000);
  }
  expect(hung).not.toHaveBeenCalled();
  stop();
});

test('one that falls silent for half a minute hangs, and that is said once', () => {
  const hung = vi.fn();
  const { heard } = watchdogOf(1000, hung);
  heard();
  vi.advanceTimersByTime(29_000);
  expect(hung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  vi.advanceTimersByTime(100_000);
  expect(hung).toHaveBeenCalledOnce();
});

test('one that starts on an old PC has two minutes', () => {
  const hung = vi.fn();
  watchdogOf(1000, hung);
  vi.advanceTimersByTime(119_000);
  expect(hung).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(hung).toHaveBeenCalledOnce();
});

test('nobody is ended after the end', () => {
  const hung = vi.fn();
  watchdogOf(1000, hung).stop();
  vi.advanceTimersByTime(600_000);
  expect(hung).not.toHaveBeenCalled();
});
