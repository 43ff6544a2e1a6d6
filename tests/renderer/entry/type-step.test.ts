import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameStep, sentenceStep } from '../../../src/renderer/entry/type-step.ts';

const letter = fc.constantFrom('a', 'W', ' ', '-', 'é');

describe('stepping the type down', () => {
  it.each([
    ['Siti Rahmawati', 1],
    ['Muhammad Rizky Pratama', 2],
    ['Ni Luh Putu Ayu Sri Wulandari Kusumaningtyas', 3],
    ['Raden Ajeng Kusumawardhani Prameswari Nararya Hadiningrat Sastrodiningrat', 4],
    [
      'Raden Ajeng Kusumawardhani Prameswari Nararya Hadiningrat Sastrodiningrat'.concat(
        ' binti Abdurrahman',
      ),
      5,
    ],
    ['Kusumawardhani '.repeat(12), 6],
  ])('shows %s at step %i', (name, step) => {
    expect(nameStep(name)).toBe(step);
  });

  it('is not fooled by a short name that is one long word', () => {
    expect(nameStep('Kusumawardhani')).toBe(2);
    expect(nameStep('Wolfeschlegelsteinhausenbergerdorff')).toBe(5);
    expect(nameStep('W'.repeat(60))).toBe(6);
  });

  it('counts characters as people see them', () => {
    expect(nameStep('e\u0301'.repeat(13))).toBe(1);
  });

  it('takes an empty name', () => {
    expect(nameStep('')).toBe(1);
  });

  it('never gets larger as a name gets longer', () => {
    fc.assert(
      fc.property(fc.array(letter), fc.array(letter), (name, more) => {
        expect(nameStep([...name, ...more].join(''))).toBeGreaterThanOrEqual(nameStep(name.join('')));
      }),
    );
  });

  it('steps sentences down too', () => {
    expect(sentenceStep('Vaksinasi lengkap.')).toBe(1);
    expect(sentenceStep('x'.repeat(91))).toBe(2);
    expect(sentenceStep('x'.repeat(151))).toBe(3);
  });
});
