import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { GerbangError } from '#shared/errors.ts';
import { defineWork, type Giver } from '../../../src/main/threads/work.ts';

/** What the order is to do. */
const Deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('count'), to: z.int() }),
  z.object({ do: z.literal('ask'), questions: z.array(z.string()) }),
  z.object({ do: z.literal('fail'), code: z.string().nullable() }),
  z.object({ do: z.literal('wait for the stop') }),
  z.object({ do: z.literal('be deaf') }),
  z.object({ do: z.literal('be silent') }),
  z.object({ do: z.literal('leave') }),
  z.object({ do: z.literal('eat memory') }),
  z.object({ do: z.literal('read'), path: z.string() }),
]);
export type Deed = z.infer<typeof Deed>;

async function carryOut(deed: Deed, { tell, ask, signal }: Giver<number, string>): Promise<string[]> {
  switch (deed.do) {
    case 'count':
      for (let at = 1; at <= deed.to; at += 1) tell(at);
      return ['counted'];
    case 'ask': {
      const answers: string[] = [];
      for (const question of deed.questions)
        answers.push(
          await ask(question).then(
            () => 'done',
            () => 'not done',
          ),
        );
      return answers;
    }
    case 'fail':
      if (deed.code === null) throw new TypeError('Siti Aminah is no number');
      throw new GerbangError(deed.code, 'Siti Aminah does not fit');
    case 'wait for the stop':
      tell(0);
      if (!signal.aborted)
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return ['stopped'];
    case 'be deaf':
      tell(0);
      for (;;);
    case 'be silent':
      await new Promise(() => setInterval(() => undefined, 1000));
      return [];
    case 'leave':
      return process.exit(0);
    case 'eat memory': {
      const eaten: string[][] = [];
      for (;;) eaten.push(Array.from({ length: 100_000 }, String));
    }
    case 'read':
      tell(0);
      return [readFileSync(deed.path, 'utf8')];
  }
}

const of = (silence: number) =>
  defineWork({
    name: 'test',
    order: Deed,
    progress: z.int(),
    question: z.string(),
    result: z.array(z.string()),
    silence,
    limits: { maxOldGenerationSizeMb: 32 },
    load: () => Promise.resolve(carryOut),
  });

export const testWork = of(60_000);
/** Nobody waits long for this one. */
export const impatient = of(50);
