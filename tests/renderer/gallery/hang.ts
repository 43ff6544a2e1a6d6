import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#shared/domain/locale.ts';
import { contrasts, layoutFaults } from '../../e2e/support/layout.ts';
import { DESK_SIZE, looks, pictures, resize, settled, type Size } from '../../e2e/support/pictures.ts';
import { inBothLanguages } from '../../e2e/support/speak.ts';
import { expect, type Stage, test } from '../stage/stage.ts';
import { show, type State } from '../stage/state.ts';

const FOLDER = join(import.meta.dirname, '../../../test-results/gallery');

interface Wall {
  /** Sizes in which each state is laid out as well, without a picture; a variant in the first of them. */
  readonly sizes?: readonly Size[];
  /** Whether all that is said can be read by whoever sees badly (WCAG 2.2, 1.4.6). */
  readonly strong?: true;
  /** The one language of what is no office's yet; both unless told. */
  readonly language?: Language;
}

/** A test a state: its picture in both languages, its layout in all these sizes, and what axe says. */
export function hang(states: readonly State[], { sizes = [], strong, language }: Wall): void {
  for (const state of states)
    test(state.name, async ({ stage }) => {
      await show(stage, state);
      const more = { folder: 'gallery', axe: state.variant !== true };
      const look = language ? pictures(stage, language, [DESK_SIZE], more) : looks(stage, [DESK_SIZE], more);
      await look(state.name);
      if (strong) expect((await contrasts(stage.page)).filter(({ ratio }) => ratio < 7)).toEqual([]);
      for (const size of state.variant ? sizes.slice(0, 1) : sizes) await fits(stage, size, language);
      await resize(stage, DESK_SIZE);
      expect(stage.unanswered()).toEqual([]);
    });
  test.afterAll(writeSheet);
}

/** Whether all is where it can be seen, in this size. */
export async function fits(stage: Stage, size: Size, language?: Language): Promise<void> {
  await resize(stage, size);
  const check = async (spoken: string) => {
    await settled(stage.page);
    expect.soft(await layoutFaults(stage.page), `${size.width}x${size.height}, ${spoken}`).toEqual([]);
  };
  await (language ? check(language) : inBothLanguages(stage, check));
}

/** One page with all pictures that there are, both languages side by side. */
async function writeSheet(): Promise<void> {
  const folder = join(FOLDER, `${DESK_SIZE.width}x${DESK_SIZE.height}`);
  await mkdir(folder, { recursive: true });
  const names = [
    ...new Set((await readdir(folder)).map((file) => file.replace(/-(?:id|en)\.png$/, ''))),
  ].toSorted();
  const picture = (name: string, language: string) => {
    const file = `${DESK_SIZE.width}x${DESK_SIZE.height}/${name}-${language}.png`;
    return `<a href="${file}"><img src="${file}" alt="" loading="lazy"></a>`;
  };
  const figures = names.map(
    (name) => `<figure><figcaption>${name}</figcaption>${picture(name, 'id')}${picture(name, 'en')}</figure>`,
  );
  await writeFile(
    join(FOLDER, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gerbang: all screens</title>
<style>body{font:14px sans-serif;margin:24px;background:#ddd}figure{margin:0 0 24px}figcaption{margin-bottom:4px}
img{width:calc(50% - 4px);margin-right:4px;vertical-align:top}</style>
<h1>All screens and their states</h1>
${figures.join('\n')}
</html>
`,
  );
}
