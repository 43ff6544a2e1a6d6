import type { OfficeView } from '#shared/domain/site-card.ts';
import { Site } from '#shared/domain/site.ts';
import { keyTextOf, type JudgedCard } from './judge-card.ts';

/**
 * The settings of an office as its card has them. What a card does not say stays as it is.
 * @param base what the kiosk has, or what was typed so far
 */
export function siteOf({ content, key }: JudgedCard, base: Site): Site {
  const { issuer, issuedAt, office } = content;
  const fetches = office.trust.length > 0;
  return Site.parse({
    ...base,
    name: office.name,
    code: office.code,
    kind: office.kind,
    timeZone: office.timeZone,
    language: office.languages[0],
    // An office of so many people counts them.
    presence: {
      ...base.presence,
      enabled: office.capacity !== null || base.presence.enabled,
      capacity: office.capacity,
    },
    retentionDays: office.retentionDays,
    trust: {
      ...base.trust,
      fetch: {
        ...base.trust.fetch,
        enabled: fetches,
        urls: fetches ? office.trust : base.trust.fetch.urls,
      },
    },
    provisioning: { key: keyTextOf({ key }), issuer, cardIssuedAt: issuedAt },
  });
}

/** What a kiosk has of what a card says. @param policy the id of the policy in force */
export function viewOf(site: Site, policy: string): OfficeView {
  const { name, code, kind, timeZone, language, presence, retentionDays, trust } = site;
  const list = trust.fetch.enabled ? trust.fetch.urls : [];
  return {
    name,
    code,
    kind,
    timeZone,
    language,
    policy,
    trust: list,
    capacity: presence.capacity,
    retentionDays,
  };
}
