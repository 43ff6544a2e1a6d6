import axe from 'axe-core';
import type { Page } from '@playwright/test';

/**
 * What is wrong with how a screen is laid out: texts cut off or out of the window, boxes over one another's text.
 * @returns one line a fault, empty for none
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const top = [...document.querySelectorAll('.layer')].at(-1);
    if (!top) return ['no screen'];
    const faults: string[] = [];
    const { innerWidth, innerHeight } = window;
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
    if (document.documentElement.scrollHeight > innerHeight)
      faults.push('the page is higher than the window');
    const scrollers = [top, ...top.querySelectorAll('*')].filter((element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowY),
    );
    for (const element of top.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      if (element.closest('svg, .visually-hidden, option')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.matches('input[type=radio]')) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} “${element.innerText.slice(0, 40)}”`;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const scrolled = scrollers.some((scroller) => scroller !== element && scroller.contains(element));
      const outside =
        box.left < -0.5 || box.right > innerWidth + 0.5 || box.top < -0.5 || box.bottom > innerHeight + 0.5;
      if (outside && !scrolled) faults.push(`${name} is outside the window`);
      if (style.display === 'inline' || element.matches('input, select')) continue;
      // An ellipsis that was asked for, with the whole text to be had otherwise.
      if (style.textOverflow === 'ellipsis' && element.title !== '') continue;
      if (style.webkitLineClamp !== 'none' && element.closest('[title]:not([title=""])')) continue;
      if (element.scrollWidth > element.clientWidth + 1) faults.push(`${name} is wider than its box`);
      // Letters may reach over their line by a little; a line that is cut off is more than that.
      const line = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize);
      const cut = style.overflowY === 'hidden' || style.overflowY === 'clip';
      if (cut && element.scrollHeight > element.clientHeight + line / 2) faults.push(`${name} is cut off`);
    }
    const [print, text] = ['.verdict__print', '.verdict__text'].map((part) => top.querySelector(part));
    if (print && text && text.getBoundingClientRect().bottom > print.getBoundingClientRect().top + 1)
      faults.push('the text runs into the small print');
    return faults;
  });
}

/** Every text on the topmost screen with its contrast to what is behind it (WCAG 2.2, 1.4.6), as computed. */
export function contrasts(page: Page): Promise<{ text: string; ratio: number }[]> {
  return page.evaluate(() => {
    const channels = (color: string) => (/[\d.]+/g[Symbol.match](color) ?? []).map(Number);
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color)
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const color = getComputedStyle(element).backgroundColor;
      return (channels(color)[3] ?? 1) === 0 ? ground(element.parentElement) : color;
    };
    const top = [...document.querySelectorAll('.layer')].at(-1);
    return [...(top?.querySelectorAll<HTMLElement>('*') ?? [])]
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
      )
      .map((element) => {
        const [light = 0, dark = 0] = [getComputedStyle(element).color, ground(element)]
          .map(luminance)
          .sort((a, b) => b - a);
        // What is not opaque is not what it computes to.
        const opaque = channels(getComputedStyle(element).color)[3] ?? 1;
        const ratio = opaque < 1 ? 0 : (light + 0.05) / (dark + 0.05);
        return { text: element.innerText.slice(0, 40), ratio };
      });
  });
}

/** Where the parts of a verdict stand, in whole pixels. */
export function verdictPlaces(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      ['sign', 'word', 'name', 'born', 'why', 'print'].map((part) => {
        const box = document.querySelector(`.verdict__${part}`)?.getBoundingClientRect();
        return [part, box ? [Math.round(box.left), Math.round(box.top)] : []];
      }),
    ),
  );
}

/**
 * Looks at the page as assistive software does.
 * @returns one line a violation of axe's rules, its best practices and WCAG's AAA contrast among them
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // Through the inspector, which the page's own policy does not concern.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const runner: unknown = Reflect.get(window, 'axe');
    const run: unknown = typeof runner === 'object' && runner !== null && Reflect.get(runner, 'run');
    if (typeof run !== 'function') throw new Error('axe is not there');
    const found: { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] } =
      await Reflect.apply(run, runner, [
        document,
        { rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } },
      ]);
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}
