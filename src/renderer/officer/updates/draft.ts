import { UpdateSettings } from '#shared/domain/update.ts';

/** The settings of updates as they are typed. */
export interface Draft {
  readonly enabled: boolean;
  readonly url: string;
  readonly everyHours: string;
  readonly install: UpdateSettings['install'];
}

export function draftOf({ feed, everyHours, install }: UpdateSettings): Draft {
  return { enabled: feed.enabled, url: feed.url ?? '', everyHours: String(everyHours), install };
}

/** What is wrong with what was typed; an address is needed where one is looked at. */
export function problemsOf({ enabled, url, everyHours }: Draft) {
  const address = url.trim();
  const feed = UpdateSettings.safeParse({ feed: { url: address === '' ? null : address } });
  const hours = /^\d+$/.test(everyHours.trim()) ? Number(everyHours) : Number.NaN;
  return {
    url: !feed.success || (enabled && address === ''),
    everyHours: !UpdateSettings.safeParse({ everyHours: hours }).success,
  };
}

/** The settings to keep; null while something is wrong with them. */
export function settingsOf(draft: Draft): UpdateSettings | null {
  const problems = problemsOf(draft);
  if (problems.url || problems.everyHours) return null;
  const url = draft.url.trim();
  return UpdateSettings.parse({
    feed: { enabled: draft.enabled, url: url === '' ? null : url },
    everyHours: Number(draft.everyHours),
    install: draft.install,
  });
}
