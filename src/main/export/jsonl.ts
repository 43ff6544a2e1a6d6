import type { PersonalScope } from '#shared/domain/export.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { Batches } from './table.ts';

/** Visits as JSON Lines: codes and instants as the log has them (docs/COMMAND-LINE.md). */
export async function* jsonl(batches: Batches<Visit>, personal: PersonalScope): AsyncGenerator<string> {
  for await (const visits of batches) {
    yield visits.map((visit) => `${JSON.stringify(withheld(visit, personal))}\n`).join('');
  }
}

/** A visit without what is not for whoever gets it. */
export function withheld(visit: Visit, personal: PersonalScope): Visit {
  const { holder, details } = visit;
  switch (personal) {
    case 'all':
      return visit;
    case 'name': {
      const { purpose, host } = details ?? {};
      return { ...visit, holder: holder && { name: holder.name }, details: details && { purpose, host } };
    }
    case 'none': {
      const sealed = visit.personal === 'open' ? 'sealed' : visit.personal;
      return { ...visit, holder: null, details: null, personal: sealed };
    }
  }
}
