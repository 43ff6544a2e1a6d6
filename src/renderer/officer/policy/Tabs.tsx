import type { KeyboardEvent } from 'react';
import { TABS, type Tab } from './draft.ts';
import { usePolicyText } from './texts.en.ts';

interface Props {
  readonly tab: Tab;
  readonly onChoose: (tab: Tab) => void;
  /** How many problems each tab has. */
  readonly problems: (tab: Tab) => number;
}

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => (at + 1) % TABS.length,
  ArrowLeft: (at) => (at + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

/** The parts of the form, as tabs (WAI-ARIA, "Tabs Pattern"): one stop for Tab, arrows within. */
export function Tabs({ tab, onChoose, problems }: Props) {
  const { t } = usePolicyText();
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = TABS[STEPS[event.key]?.(TABS.indexOf(tab)) ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to);
    document.getElementById(`policy-tab-${to}`)?.focus();
  };
  return (
    <div className="ptabs" role="tablist" aria-label={t('tabs')} onKeyDown={onKey}>
      {TABS.map((each) => {
        const count = problems(each);
        return (
          <button
            key={each}
            type="button"
            role="tab"
            id={`policy-tab-${each}`}
            className="ptab"
            aria-selected={each === tab}
            aria-controls="policy-panel"
            tabIndex={each === tab ? 0 : -1}
            data-testid={`tab-${each}`}
            onClick={() => onChoose(each)}
          >
            {t(`tab.${each}`)}
            {count > 0 ? <span className="ptab__count">{t('tab.problems', { count })}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
